import EngineValues
import Sandbox
import Servers

extension Command {
    static let uninstall = Command(
        name: "uninstall", summary: "remove everything that 'calf footprint' lists, after asking", group: .setup,
        options: [.flag("yes", "don't ask")]
    ) { invocation in
        let context = invocation.context
        let sandbox = context.sandbox()
        let engine = try await context.reachableEngine()
        var objects: [OwnedObject] = []
        if let engine { objects = try await OwnedObjects.read(from: engine, context.record).owned }
        let footprint = try await sandbox.footprint(besides: try context.serverSets())
        let orphans = footprint.filter { $0.kind == .orphanedServer }
        let items = footprint.filter { $0.kind != .orphanedServer } + objects.map(\.footprint)
        for line in FootprintList.lines(items) { context.output.printError(line) }
        let question = "Remove all of this, including your progress?"
        guard invocation.arguments.has("yes") || Question.isAnsweredYes(question, output: context.output) else {
            await sandbox.close()
            context.output.printError("Nothing was removed.")
            return .failed
        }
        context.log.stop()
        if let engine, !objects.isEmpty, try await !context.remove(objects, from: engine) {
            await sandbox.close()
            // Keep the record, because it is the only record of these objects.
            throw CommandLineError("the objects above could not be removed, so nothing else was. Stop what uses them and try again")
        }
        for place in try SetPlace.all(in: context.directories.data) { try place.remove() }
        try await sandbox.uninstall()
        context.output.print("All of this was removed. The program remains, and so do files that you saved elsewhere, such as handouts.")
        for orphan in orphans {
            context.output.print("A server of a data directory that no longer exists was left alone. To remove it: rm -r \(orphan.path)")
        }
        return .done
    }
}
