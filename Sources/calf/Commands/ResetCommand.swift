import Course
import Progress
import Sandbox

extension Command {
    static let reset = Command(
        name: "reset", summary: "put a lesson's data and files back as they came, remove its containers, or forget what was achieved",
        operands: [.lesson(.optional)],
        options: [
            .flag("progress", "forget what was achieved: in LESSON, or without it everywhere"), .flag("yes", "do not ask"),
        ],
        notes: ["What was typed and not run is kept in any case, and so is a copy of the files."]
    ) { invocation in
        let (context, arguments) = (invocation.context, invocation.arguments)
        let name = arguments.operand(0)
        guard name != nil || arguments.has("progress") else { throw UsageError("LESSON or --progress is missing", command: "reset") }
        guard let name, !arguments.has("progress") else { return try await forgetProgress(in: name, invocation) }

        let catalog = try context.catalog()
        let lesson = try LessonOnDisk(named: name, in: catalog)
        try context.requireTrust(in: catalog, course: lesson.summary.course)
        let leftovers = try await Leftovers(of: lesson, context: context)
        if leftovers.isNothing {
            context.output.print("\(lesson.lesson.id) has left nothing that could be put back.")
            return .done
        }
        for line in leftovers.lines { context.output.complain(line) }
        guard isAgreed(leftovers.question, invocation) else { return .failed }
        let isDone = try await leftovers.remove()
        try await context.progress(in: catalog).append(.restarted, in: lesson.summary.progressID)
        return isDone ? .done : .unusable
    }

    private static func forgetProgress(in name: String?, _ invocation: Invocation) async throws -> ExitStatus {
        let context = invocation.context
        let catalog = try context.catalog()
        let lesson = try name.map { try LessonOnDisk.find($0, in: catalog).progressID }
        let question =
            lesson.map { "Forget what was achieved in \($0.lesson)?" } ?? "Forget everything that was achieved, in every lesson?"
        guard isAgreed(question, invocation) else { return .failed }
        try await context.progress(in: catalog).append(.forgotten, in: lesson)
        return .done
    }

    private static func isAgreed(_ question: String, _ invocation: Invocation) -> Bool {
        if invocation.arguments.has("yes") || Question.isAnsweredYes(question, output: invocation.context.output) { return true }
        invocation.context.output.complain("Nothing was changed.")
        return false
    }
}

/// What a lesson has made and `calf reset` takes away: the changes of its data and files, and its things on the container engine.
private struct Leftovers {
    private let found: LessonOnDisk
    private let context: Context
    private let files: LessonFiles
    /// What starting its files over takes away, in a sentence.
    private let losses: String?
    private var engine: Engine?
    private var objects: [OwnedObject] = []

    init(of found: LessonOnDisk, context: Context) async throws {
        self.found = found
        self.context = context
        files = LessonFiles(of: found, context)
        losses = try files.losses()
        guard found.lesson.engine == .docker || found.lesson.engine == .both else { return }
        engine = try await context.reachableEngine()
        guard let engine else {
            if hasData || losses != nil { return }
            throw Complaint("the container engine does not answer, so it is not known what \(found.lesson.id) has left on it")
        }
        let scope = LessonScope(course: found.lesson.course, lesson: found.lesson.id, directories: context.directories)
        objects = try await OwnedObjects.read(from: engine, journal: context.journal).of(scope).owned
    }

    private var hasData: Bool { found.lesson.hasDatabase }

    var isNothing: Bool { !hasData && objects.isEmpty && losses == nil }

    /// What is on the engine, one line each.
    var lines: [String] { FootprintList.lines(objects.map(\.footprint)) }

    var question: String { question(of: found.lesson.id) + (losses.map { " \($0)" } ?? "") }

    private func question(of id: String) -> String {
        if objects.isEmpty, !hasData { return "Start \(id) over?" }
        if objects.isEmpty { return "Put the data of \(id) back as they came? What was changed in them is lost." }
        if !hasData { return "Remove this, which was made in \(id)? What is in its volumes is lost." }
        return "Remove this, which was made in \(id), and put its data back as they came? What was changed is lost."
    }

    /// Whether all of it is gone.
    func remove() async throws -> Bool {
        var isDone = true
        // What its exercises begin with is made again when they are opened.
        try Workspace(data: context.directories.data, course: found.lesson.course, lesson: found.lesson.id).forgetPrepared()
        if let engine, !objects.isEmpty { isDone = try await context.remove(objects, from: engine) }
        if losses != nil, let kept = try files.reset() {
            context.output.print("The files are as they were given. What was there lies in \(kept)")
        }
        guard hasData else { return isDone }
        try await context.withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: found.lesson, dataset: found.dataset)
            _ = try await sandbox.reset(database)
        }
        return isDone
    }
}
