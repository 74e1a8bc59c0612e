import Glibc
import Sandbox

extension Command {
    static let images = Command(
        name: "images", summary: "what container lessons need, with a network and without",
        operands: [
            Operand(name: "ACTION", choices: ["list", "pull", "save", "load"]), Operand(name: "FILE|LESSON", count: .many, kind: .lesson),
        ],
        options: [.json],
        notes: [
            "list [LESSON…]          which images there are, and which are missing",
            "pull [LESSON…]          fetches those that are missing, or only stood in for",
            "save FILE [LESSON…]     writes them into one archive, to carry to where there is no network",
            "load FILE               takes over the images of such an archive",
            "LESSON may also be a module or a course; default: the courses in use.",
        ]
    ) { invocation in
        let words = invocation.arguments.operands
        let files = words[0] == "save" || words[0] == "load" ? 1 : 0
        guard words.count > files else { throw UsageError("FILE is missing", command: "images") }
        if words[0] == "load", words.count > 2 { throw UsageError("'\(words[2])' is one thing too many", command: "images") }
        let engine: Engine
        do throws(EngineError) {
            engine = try Engine()
        } catch {
            throw EngineDiagnosis.commandMissing
        }
        let work = ImageWork(engine: engine, context: invocation.context, isJSON: invocation.arguments.has("json"))
        let names = Array(words.dropFirst(1 + files))
        // Ctrl-C ends what the engine's command has begun, and nothing half done stays.
        let task = Task {
            switch words[0] {
            case "list": try await work.list(names)
            case "pull": try await work.pull(names)
            case "save": try await work.save(names, to: words[1])
            default: try await work.load(from: words[1])
            }
        }
        let interrupt = Interrupt { task.cancel() }
        defer { interrupt.end() }
        do {
            return try await task.value
        } catch let error as EngineError {
            if case .cancelled = error { throw Complaint("stopped") }
            throw await engine.diagnosis(of: error)
        }
    }
}
