import Course
import EngineValues
import Progress
import Sandbox
import Servers

extension Command {
    static let reset = Command(
        name: "reset", summary: "reset a lesson's data, files and containers, or forget progress", group: .learning,
        operands: [.lesson(.optional)],
        options: [
            .flag("progress", "forget your progress: in LESSON, or everywhere without LESSON"),
            .flag("leftovers", "remove Docker objects with calf's labels that aren't in its journal"), .flag("yes", "don't ask"),
        ],
        notes: [
            "Drafts are never removed, and a copy of changed files is kept. In the",
            "tutor, each SQL exercise has data of its own, which F8 resets there.",
        ]
    ) { invocation in
        let (context, arguments) = (invocation.context, invocation.arguments)
        let name = arguments.operand(0)
        if arguments.has("leftovers") { return try await removeLeftovers(invocation) }
        guard name != nil || arguments.has("progress") else { throw UsageError("missing LESSON or --progress", command: "reset") }
        guard let name, !arguments.has("progress") else { return try await forgetProgress(in: name, invocation) }

        let catalog = try context.catalog()
        let lesson = try LessonOnDisk(named: name, in: catalog)
        try context.requireTrust(in: catalog, course: lesson.summary.course)
        let leftovers = try await Leftovers(of: lesson, context: context)
        if leftovers.isNothing {
            context.output.print("Nothing to reset in \(lesson.lesson.id).")
            return .done
        }
        for line in leftovers.lines { context.output.printError(line) }
        guard isAgreed(leftovers.question, invocation) else { return .failed }
        let isDone = try await leftovers.remove()
        try await context.progress(in: catalog).append(.restarted, in: lesson.summary.progressID)
        guard isDone else { return .unusable }
        context.output.print("\(lesson.lesson.id) has been reset.")
        return .done
    }

    private static func removeLeftovers(_ invocation: Invocation) async throws -> ExitStatus {
        let context = invocation.context
        let ended = try SetPlace.all(in: context.directories.data).map { $0.endLeftProcesses() }.reduce(0, +)
        if ended > 0 { context.output.print("Ended \(ended) processes of servers that nothing looked after.") }
        guard let engine = try await context.reachableEngine() else {
            if ended > 0 { return .done }
            throw CommandLineError("the container engine does not answer. 'calf doctor' shows how to start it")
        }
        let objects = try await context.leftovers()
        if objects.isEmpty {
            context.output.print("No leftovers: everything on this engine with calf's labels is in its journal.")
            return .done
        }
        for line in FootprintList.lines(removing: objects, as: \.leftover) { context.output.printError(line) }
        guard isAgreed("Remove these leftovers?", invocation) else { return .failed }
        return try await context.remove(leftovers: objects, from: engine) ? .done : .unusable
    }

    private static func forgetProgress(in name: String?, _ invocation: Invocation) async throws -> ExitStatus {
        let context = invocation.context
        let catalog = try context.catalog()
        let lesson = try name.map { try LessonOnDisk.find($0, in: catalog).progressID }
        let question =
            lesson.map { "Forget your progress in \($0.lesson)?" } ?? "Forget your progress in every lesson?"
        guard isAgreed(question, invocation) else { return .failed }
        try await context.progress(in: catalog).append(.forgotten, in: lesson)
        let stays = lesson == nil ? "" : " The days on which you worked on it still count."
        context.output.print("Your progress in \(lesson?.lesson ?? "every lesson") is forgotten.\(stays)")
        return .done
    }

    private static func isAgreed(_ question: String, _ invocation: Invocation) -> Bool {
        if invocation.arguments.has("yes") || Question.isAnsweredYes(question, output: invocation.context.output) { return true }
        invocation.context.output.printError("Nothing was changed.")
        return false
    }
}

/// What `calf reset` discards: changes to the lesson's data and files, and its objects in the container engine.
private struct Leftovers {
    private let found: LessonOnDisk
    private let context: Context
    private let workspace: Workspace
    /// Which changes to files are discarded, in a sentence.
    private let losses: String?
    /// The lesson's own servers, if they exist.
    private let servers: SetPlace?
    private var engine: Engine?
    private var objects: [OwnedObject] = []

    init(of found: LessonOnDisk, context: Context) async throws {
        self.found = found
        self.context = context
        workspace = Workspace(data: context.directories.data, course: found.summary.course, lesson: found.summary.id)
        losses = try Leftovers.losses(in: workspace, found.lesson)
        servers = try found.lesson.servers == nil ? nil : SetPlace(of: found.lesson, in: context.directories.data)
        guard found.lesson.engine.hasContainers else { return }
        engine = try await context.reachableEngine()
        guard let engine else {
            if hasData || losses != nil { return }
            throw CommandLineError(
                "the container engine does not answer, and it may have containers of \(found.lesson.id). "
                    + "'calf doctor' shows how to start it")
        }
        let scope = LessonScope(course: found.lesson.course, lesson: found.lesson.id, directories: context.directories)
        objects = try await OwnedObjects.read(from: engine, scope.record).of(scope).owned
    }

    private static func losses(in workspace: Workspace, _ lesson: Lesson) throws(WorkspaceError) -> String? {
        let changes = try workspace.changes(from: lesson.layoutOfText())
        let parts = [("changed", changes.changed), ("added", changes.added), ("removed", changes.removed)].compactMap { word, names in
            names.isEmpty ? nil : "\(word) \(names.prefix(8).joined(separator: ", "))\(names.count > 8 ? " and more" : "")"
        }
        return parts.isEmpty ? nil : "Its files are reset too (\(parts.joined(separator: "; "))); a copy is kept."
    }

    private var hasData: Bool { found.lesson.hasDatabase }

    var isNothing: Bool { !hasData && objects.isEmpty && losses == nil && servers?.exists != true }

    /// The objects in the engine, one line each, with what is lost.
    var lines: [String] { FootprintList.lines(removing: objects, as: \.footprint) }

    var question: String { question(of: found.lesson.id) + (losses.map { " \($0)" } ?? "") }

    private func question(of id: String) -> String {
        if servers?.exists == true { return "Reset the servers of \(id)? Your changes to them are lost." }
        if objects.isEmpty, !hasData { return "Reset \(id)?" }
        if objects.isEmpty { return "Reset the data of \(id)? Your changes to it are lost." }
        if !hasData { return "Remove these objects of \(id)?" }
        return "Remove these objects of \(id) and reset its data? Your changes are lost."
    }

    /// - Returns: Whether everything was removed.
    func remove() async throws -> Bool {
        var isDone = true
        // The starting state of its exercises is created again when they are opened.
        try workspace.forgetPrepared()
        try servers?.reset()
        if let engine, !objects.isEmpty { isDone = try await context.remove(objects, from: engine) }
        if losses != nil, workspace.exists {
            try workspace.reset(to: found.lesson.layoutOfText(), all: true)
            if let kept = workspace.lastKept { context.output.print("Files reset. Your version is in \(kept)") }
        }
        guard hasData else { return isDone }
        try await context.withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: found.lesson, dataset: found.dataset)
            _ = try await sandbox.reset(database)
        }
        return isDone
    }
}
