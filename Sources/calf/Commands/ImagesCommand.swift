import EngineValues
import Glibc
import Sandbox

extension Command {
    static let images = Command(
        name: "images", summary: "list, fetch, save or load the images that container lessons need", group: .setup,
        operands: [
            Operand(name: "ACTION", choices: ["list", "pull", "save", "load"]),
            Operand(name: "FILE|LESSON", count: .many, completion: .lessons),
        ],
        options: [.quiet],
        notes: [
            "list [LESSON…]          list the images: present, missing, or replaced by a stand-in",
            "pull [LESSON…]          fetch the missing ones, and the real ones in place of stand-ins",
            "save FILE [LESSON…]     write the images to an archive, for machines without a network",
            "load FILE               load the images of such an archive",
            "LESSON can also be a module or a course. The default is every course in use.",
        ]
    ) { invocation in
        let words = invocation.arguments.operands
        let files = words[0] == "save" || words[0] == "load" ? 1 : 0
        guard words.count > files else { throw UsageError("missing FILE", command: "images") }
        if words[0] == "load", words.count > 2 { throw UsageError("unexpected argument '\(words[2])'", command: "images") }
        let engine: Engine
        do throws(EngineError) {
            engine = try Engine()
        } catch {
            throw EngineDiagnosis.commandMissing
        }
        let work = ImageWork(engine: engine, invocation: invocation)
        let names = Array(words.dropFirst(1 + files))
        // Ctrl-C stops docker, so that no partial archive or pull remains.
        let task = Task {
            try await engine.requireDocker()
            switch words[0] {
            case "list": try await work.list(names)
            case "pull": try await work.pull(names)
            case "save": try await work.save(names, to: words[1])
            default: try await work.load(from: words[1])
            }
        }
        let interrupt = Interrupt { _ in task.cancel() }
        defer { interrupt.end() }
        do {
            try await task.value
            return .done
        } catch let error as EngineError {
            if case .cancelled = error { throw CommandLineError("stopped") }
            throw await engine.diagnosis(of: error)
        }
    }
}
