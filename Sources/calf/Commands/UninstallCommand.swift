import Sandbox

extension Command {
    static let uninstall = Command(
        name: "uninstall", summary: "remove all that 'calf footprint' shows, after asking",
        options: [.flag("yes", "do not ask")]
    ) { invocation in
        let context = invocation.context
        let sandbox = context.sandbox()
        let engine = try await context.reachableEngine()
        var objects: [OwnedObject] = []
        if let engine { objects = try await OwnedObjects.read(from: engine, journal: context.journal).owned }
        let items = try await sandbox.footprint() + objects.map(\.footprint)
        for line in FootprintList.lines(items) { context.output.complain(line) }
        let question = "Remove all of this? What you achieved goes with it."
        guard invocation.arguments.has("yes") || Question.isAnsweredYes(question, output: context.output) else {
            await sandbox.close()
            context.output.complain("Nothing was removed.")
            return .failed
        }
        context.log.stop()
        if let engine, !objects.isEmpty, try await !context.remove(objects, from: engine) {
            await sandbox.close()
            // Its journal is needed to know it again.
            throw Complaint("what is named above is still there, so the rest stays, too. When nothing needs it any more, try again.")
        }
        try await sandbox.uninstall()
        context.output.print("calf owns nothing on this machine any more, but for the program itself.")
        return .done
    }
}
