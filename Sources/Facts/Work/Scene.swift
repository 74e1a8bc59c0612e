package import Course
import EngineValues
import Glibc
import Primitives
package import Sandbox
import Servers
import Synchronization

/// An isolated environment for trying what a lesson does: a workspace, a scope on the engine, and a copy of the data.
///
/// It has its own data directory, so that objects created here are never mistaken for the learner's in the same lesson.
package struct Scene: Sendable {
    /// What is tried.
    package let lesson: Lesson
    let workspace: Workspace
    /// Where its facts are looked up.
    package private(set) var place: FactsPlace
    private let workshop: Workshop
    private let folder: TrialFolder
    private let scope: LessonScope
    /// The sockets of the scene.
    private let guarded: LessonGuard?
    private let refusals = Refusals()
    private let data: SceneData?
    /// Whether objects may be created on the engine.
    private let usesEngine: Bool
    /// Records what happens to containers, if the exercise asks for that.
    private var recording: Task<Void, Never>?

    /// Creates the scene with the lesson's files in it; nothing has run yet.
    ///
    /// - Parameter asksEngine: whether the engine can be reached from here, if there is one.
    init(
        _ lesson: Lesson, _ exercise: Exercise?, _ dataset: DatasetSource?, _ workshop: Workshop, asksEngine: Bool = true
    ) async throws {
        self.lesson = lesson
        self.workshop = workshop
        usesEngine = asksEngine && lesson.usesEngine
        folder = try TrialFolder(in: workshop.sandbox, usesEngine: usesEngine)
        scope = LessonScope(course: lesson.course, lesson: lesson.id, directories: folder.directories)
        workspace = Workspace(folder: folder.directories.data + "/" + lesson.id)
        try workspace.prepare()
        try workspace.layOut(exercise.map { lesson.layout(for: $0.id) } ?? lesson.layoutOfText())
        data = try await Self.data(of: lesson, exercise, dataset, workshop.sandbox)
        var environment = Workspace.judgedEnvironment(own: workshop.environment, database: data?.access)
        let engine = asksEngine ? workshop.engine : nil
        if usesEngine, let engine {
            guarded = try await LessonGuard(scope, on: engine, folder: workspace.folder, for: lesson, notice: refusals.add)
        } else {
            guarded = nil
        }
        environment.merge(guarded?.variables() ?? [:]) { $1 }
        environment[Self.variable] = folder.name
        let servers = try await workshop.freshServers(of: lesson)
        if let servers { environment = servers.reached(by: environment) }
        place = FactsPlace(
            engine: engine, scope: scope, directory: workspace.folder,
            environment: environment, began: Timestamp.now.seconds, servers: servers, patience: workshop.patience)
        let sockets = [data?.access.variables["PGHOST"], data?.access.variables["CALF_SERVER_LOG"]].compactMap(\.self)
        place.confinement = try workshop.confinement?.inside(
            folder.directories.data, hasNetwork: usesEngine || servers?.usesNetwork == true,
            hiding: workshop.sandbox.directories.all + (try workshop.sandbox.ownedPaths()),
            sharing: sockets.filter { $0.hasPrefix("/") }
                + (usesEngine ? Self.dockerPaths(workshop.environment) + (guarded?.sockets ?? []) : []),
            writing: servers?.place.folders ?? [])
        if let engine, exercise?.asksForEvents == true {
            recording = Task { [place] in await place.events.record(from: engine, since: place.began) }
        }
    }

    /// What docker reads in its folder of settings, and plugins that are links to elsewhere. An answer can't see the engine's own socket.
    static func dockerPaths(_ environment: [String: String]) -> [String] {
        guard let settings = environment["DOCKER_CONFIG"] ?? environment["HOME"].map({ $0 + "/.docker" }), settings.hasPrefix("/") else {
            return []
        }
        let plugins = settings + "/cli-plugins"
        let paths = [settings + "/contexts", plugins] + FileSystem.names(in: plugins).map { FileSystem.realPath(plugins + "/" + $0) }
        // Of a link that leads nowhere, and of what can't be read, there is nothing to show.
        return paths.filter { access($0, R_OK) == 0 }
    }

    /// Identifies the processes that were started here.
    private static let variable = "CALF_TRYING"

    /// A clone of the lesson's data with a login, if scripts need it.
    private static func data(
        of lesson: Lesson, _ exercise: Exercise?, _ dataset: DatasetSource?, _ sandbox: Sandbox
    ) async throws -> SceneData? {
        guard lesson.hasDatabase else { return nil }
        let template = try Template(lesson: lesson, dataset: dataset).adding(setup: exercise?.setup ?? [])
        return try await SceneData(of: template, grants: lesson.grants, sandbox)
    }

    // MARK: - Running

    /// Runs a text as a script. Standard error is merged into the output, unless it is wanted separately. The next script starts in the
    /// shell state that this one leaves.
    package func run(
        _ script: String, mergesErrors: Bool = true, within limit: Duration? = nil
    ) async throws(CommandError) -> FinishedCommand {
        let limit = limit ?? workshop.limit
        let run = CommandRun(
            place.words(for: ShellMemory(file: shellState).words(for: script)), environment: place.environment,
            directory: workspace.folder, mergesErrors: mergesErrors)
        var finished = try await run.finish(within: limit, atMost: 4 << 20)
        let refused = refusals.take()
        if !refused.isEmpty, !finished.isSuccess, !finished.text.contains("calf: ") {
            finished.output += refused.flatMap { Array("\ncalf: \($0)".utf8) }
        }
        return finished
    }

    /// Writes a file of the lesson to its place, replacing any existing one.
    func put(_ text: String, at path: String) throws {
        let path = try WorkspacePath(path)
        var known: WorkspaceText?
        // A missing file is created.
        do throws(WorkspaceError) { known = try workspace.read(path) } catch .missing {}
        try workspace.write(WorkspaceText(text), to: path, over: known)
    }

    /// Runs setup blocks, such as those of the lesson or an exercise.
    package func setUp(_ blocks: [CodeBlock]) async throws {
        for block in blocks where block.language == "sh" {
            let finished = try await run(block.text)
            if !finished.isSuccess { throw SceneError.setupFails(block.location, status: finished.status, printed: finished.text) }
        }
    }

    // MARK: - Repeating

    /// Saves the folder's current state, for `again`.
    package func keep() async throws {
        try await copy(
            """
            rm -rf -- "$kept" && mkdir -- "$kept" && cp -a -- "$folder" "$kept/folder" &&
            { [ ! -f "$state" ] || cp -a -- "$state" "$kept/state"; }
            """)
    }

    /// The same scene with the saved folder restored, and with scripts connecting to other data. The caller must release the data.
    package func again(on data: SceneData) async throws -> Scene {
        try await copy(
            """
            rm -rf -- "$folder" "$state" && cp -a -- "$kept/folder" "$folder" &&
            { [ ! -f "$kept/state" ] || cp -a -- "$kept/state" "$state"; }
            """)
        return try await seeing(data)
    }

    /// The same scene in its current state, with scripts connecting to other data. The caller must release the data.
    package func seeing(_ data: SceneData) async throws -> Scene {
        var scene = self
        scene.place.environment.merge(data.variables) { $1 }
        // A script's exports carry over to the next one, and include the old connection variables, so these are exported again.
        try await scene.copy(#"[ ! -f "$state" ] || export -p | grep '^export PG' >>"$state""#)
        return scene
    }

    /// Copies everything in another folder into this scene's folder.
    func take(_ source: String) async throws { try await copy(#"cp -a --remove-destination -- "$1/." "$folder/""#, source) }

    /// Runs a script that copies the folder and the shell state to or from where they are kept.
    private func copy(_ script: String, _ source: String = "") async throws {
        var environment = place.environment
        environment.merge(["folder": workspace.folder, "state": shellState, "kept": folder.directories.data + "/kept"]) { $1 }
        let run = CommandRun(
            ["sh", "-c", script, "sh", source], environment: environment, directory: folder.directories.data, mergesErrors: true)
        let finished = try await run.finish(within: workshop.limit)
        if !finished.isSuccess { throw SceneError.copyFails(finished.text) }
    }

    private var shellState: String { folder.directories.data + "/shell-state" }

    // MARK: - Removal

    /// Ends the processes that still run here and removes everything that was created.
    func remove() async throws {
        endProcesses()
        recording?.cancel()
        await recording?.value
        await data?.release()
        var left: [String] = []
        if usesEngine, let engine = workshop.engine {
            let report = try await OwnedObjects.read(from: engine, scope.record).of(scope).remove(from: engine, scope.record)
            left = report.kept.filter(\.isTrouble).map(\.object.shownName)
        }
        folder.remove()
        if !left.isEmpty { throw SceneError.left(left) }
    }

    /// Kills what scripts left in the background, mostly servers. They are identified by an environment variable.
    package func endProcesses() {
        let entry = Array("\(Self.variable)=\(folder.name)".utf8)
        for name in FileSystem.names(in: "/proc") {
            // A process that has ended, or belongs to another user, can't be read.
            guard let pid = pid_t(name), pid != getpid(), let bytes = try? FileSystem.readBytes("/proc/\(name)/environ", limit: 1 << 17)
            else { continue }
            if bytes.split(separator: 0).contains(where: { $0.elementsEqual(entry) }) { kill(pid, SIGKILL) }
        }
    }
}

/// Why nothing could be run.
package enum SceneError: Error, Sendable, Equatable {
    /// Contains what it printed, errors included.
    case setupFails(SourceLocation, status: Int32, printed: String)
    /// The folder could not be copied; contains the command's output.
    case copyFails(String)
    /// Objects that could not be removed.
    case left([String])
}

extension Lesson {
    /// Whether it has containers, or any of its commands uses the engine anyway.
    var usesEngine: Bool {
        let code = (setup + examples.map(\.block)).filter { $0.language == "sh" } + exercises.filter { !$0.isSQL }.flatMap(\.code)
        return engine.hasContainers || code.contains { $0.text.contains("docker") }
    }

    /// Whether answers that are commands and files can run at the same time: none of what they use exists only once on this machine.
    package var canRunSideBySide: Bool { !usesEngine && placeholders.isEmpty && servers == nil }

    /// Whether its examples, or an exercise, may create images with a command of docker. Those that Compose builds carry the label of their
    /// project, and `docker tag` only adds a name. A line that only looks like such a command costs nothing but time.
    ///
    /// - Parameter afterOthers: whether the solutions of earlier exercises may run, too.
    func mayMakeImages(in exercise: Exercise?, afterOthers: Bool) -> Bool {
        let commands: Set<Substring> = ["build", "commit", "import", "load", "pull", "bake"]
        let index = exercise.flatMap { exercise in exercises.firstIndex { $0.id == exercise.id } }
        let tried = index.map { exercises[(afterOthers ? 0 : $0)...$0] } ?? []
        let code = (setup + (exercise == nil ? examples.map(\.block) : tried.flatMap(\.code))).map(\.text)
        let lines = (code + tried.flatMap(\.triedCommands)).flatMap { $0.split(whereSeparator: \.isNewline) }
        return lines.contains { line in
            let words = line.split { !$0.isLetter }
            return words.count { $0 == "docker" } > words.count { $0 == "compose" } && words.contains { commands.contains($0) }
        }
    }
}

extension Exercise {
    /// Everything that is run or written when it is verified.
    fileprivate var code: [CodeBlock] { setup + starter + solution + alternatives.map(\.block) + mistakes.map(\.block) }

    /// What its check and its mistakes' facts are about.
    private var subjects: [Facts.Subject] { ([check?.facts] + mistakes.map(\.when)).compactMap(\.self).flatMap(\.subjects) }

    /// The commands of its check and of its mistakes' facts.
    fileprivate var triedCommands: [String] { subjects.filter { $0.group == .shell }.map(\.name) }

    fileprivate var asksForEvents: Bool { subjects.contains { $0.group == .events } }
}

/// The guard's sentences on what it refused. When it refuses a build, docker prints only that the connection ended.
private final class Refusals: Sendable {
    private let sentences = Mutex<[String]>([])

    @Sendable func add(_ sentence: String) { sentences.withLock { $0.append(sentence) } }

    /// Those since the last call.
    func take() -> [String] {
        sentences.withLock { sentences in
            defer { sentences = [] }
            return sentences
        }
    }
}
