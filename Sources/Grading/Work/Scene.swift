import Course
import Glibc
import Sandbox
import Synchronization

/// A place of its own for trying what a lesson does: a workspace, a scope on the engine, a copy of the data.
///
/// It lies in a data directory of its own, so that what is made here is never taken for what the learner made in the same lesson.
struct Scene: Sendable {
    let lesson: Lesson
    let workspace: Workspace
    private(set) var place: FactsPlace
    private let workshop: Workshop
    private let directories: Directories
    private let scope: LessonScope
    private let data: SceneData?
    /// Whether things on the engine may be made here.
    private let usesEngine: Bool
    /// Tells the processes that were started here from all others.
    private let mark: String

    /// Makes the place, with the lesson's files in it; nothing has run yet.
    ///
    /// - Parameter asksEngine: whether the engine can be reached from here, where there is one.
    init(
        _ lesson: Lesson, _ exercise: Exercise?, _ dataset: DatasetSource?, _ workshop: Workshop, asksEngine: Bool = true
    ) async throws {
        self.lesson = lesson
        self.workshop = workshop
        usesEngine = asksEngine && lesson.usesEngine
        let number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
        mark = "\(getpid())-\(number)\(usesEngine ? "" : Self.withoutEngine)"
        let folder = workshop.sandbox.directories.data + "/trying/\(mark)"
        directories = Directories(data: folder, cache: folder, state: folder, config: folder)
        try directories.create()
        scope = LessonScope(course: lesson.course, lesson: lesson.id, directories: directories)
        workspace = Workspace(folder: folder + "/" + lesson.id)
        try workspace.prepare()
        try workspace.layOut(lesson.starterFiles(for: exercise?.id))
        data = try await Self.data(of: lesson, exercise, dataset, workshop.sandbox)
        var environment = Workspace.environment(own: workshop.environment, database: data?.access)
        let engine = asksEngine ? workshop.engine : nil
        if engine != nil { environment = try scope.environment(environment, docker: engine?.docker) }
        environment[Self.variable] = mark
        place = FactsPlace(
            engine: engine, scope: FactsScope(scope), journal: EngineJournal(directories), directory: workspace.folder,
            environment: environment, began: Clock.now, images: lesson.images)
        try await refuseOthers()
    }

    private static let count = Atomic<Int>(0)
    private static let variable = "CALF_TRYING"
    /// How the folders of places end in which nothing is made on the engine.
    private static let withoutEngine = "-data"

    /// A clone of the lesson's data with a login, where scripts are to reach it.
    private static func data(
        of lesson: Lesson, _ exercise: Exercise?, _ dataset: DatasetSource?, _ sandbox: Sandbox
    ) async throws -> SceneData? {
        guard lesson.hasDatabase else { return nil }
        let template = try Template(lesson: lesson, dataset: dataset).adding(setup: exercise?.setup ?? [])
        return try await SceneData(of: template, grants: lesson.grants, sandbox)
    }

    /// Compose would take containers of the same project for its own, whoever made them.
    private func refuseOthers() async throws {
        guard usesEngine, let engine = workshop.engine else { return }
        let others = try await engine.run(["ps", "-aq", "--filter", "label=com.docker.compose.project=\(scope.project)"]).text
        if others.contains(where: { !$0.isWhitespace }) {
            try await remove()
            throw SceneError.projectInUse(scope.project)
        }
    }

    // MARK: - Running

    /// Runs a text as a script; standard error stands among the output, unless it is wanted by itself. The next script begins where this
    /// one was left.
    func run(_ script: String, mergesErrors: Bool = true, within limit: Duration = Scene.limit) async throws(CommandError)
        -> FinishedCommand
    {
        let run = CommandRun(
            ShellMemory(file: shellState).words(for: script), environment: place.environment, directory: workspace.folder,
            mergesErrors: mergesErrors)
        return try await run.finish(within: limit, atMost: 4 << 20)
    }

    /// What one script may take; images are built in some.
    static let limit = Duration.seconds(120)

    /// Puts a file of the lesson's where it belongs, in place of what is there.
    func put(_ text: String, at path: String) throws {
        let path = try WorkspacePath(path)
        var known: WorkspaceText?
        // What is not there is made.
        do throws(WorkspaceError) { known = try workspace.read(path) } catch .missing {}
        try workspace.write(WorkspaceText(text), to: path, over: known)
    }

    /// Runs the setup blocks of the lesson, then those of an exercise.
    func setUp(_ blocks: [CodeBlock]) async throws {
        for block in blocks where block.language == "sh" {
            let finished = try await run(block.text)
            if !finished.isSuccess { throw SceneError.setupFails(block.location, finished.text) }
        }
    }

    // MARK: - Once more

    /// Remembers how the folder is now, for `again`.
    func keep() async throws {
        try await copy(
            """
            rm -rf -- "$kept" && mkdir -- "$kept" && cp -a -- "$folder" "$kept/folder" &&
            { [ ! -f "$state" ] || cp -a -- "$state" "$kept/state"; } && touch -- "$kept/stamp"
            """)
    }

    /// The same place with its folder as it was kept, and scripts that reach other data. Letting that go is the caller's part.
    func again(on data: SceneData) async throws -> Scene {
        // What nothing has touched stays: a virtual environment has thousands of files.
        try await copy(
            """
            mkdir -p -- "$folder" && cd -- "$folder" && find . -mindepth 1 -maxdepth 1 -exec sh -c '
                for name; do
                    { [ -e "$kept/folder/$name" ] || [ -L "$kept/folder/$name" ]; } &&
                    [ -z "$(find "$name" -cnewer "$kept/stamp" -print -quit)" ] || rm -rf -- "$name" || exit
                done' sh {} + &&
            cd -- "$kept/folder" && find . -mindepth 1 -maxdepth 1 -exec sh -c '
                for name; do
                    [ -e "$folder/$name" ] || [ -L "$folder/$name" ] || cp -a -- "$name" "$folder/$name" || exit
                done' sh {} + &&
            rm -f -- "$state" && { [ ! -f "$kept/state" ] || cp -a -- "$kept/state" "$state"; } && touch -- "$kept/stamp"
            """)
        return try await seeing(data)
    }

    /// The same place as it is, with scripts that reach other data. Letting that go is the caller's part.
    func seeing(_ data: SceneData) async throws -> Scene {
        var scene = self
        scene.place.environment.merge(data.variables) { $1 }
        // What a script has exported counts for the next one, and with it went the way to the data before.
        try await scene.copy(#"[ ! -f "$state" ] || export -p | grep '^export PG' >>"$state""#)
        return scene
    }

    /// Puts a copy of all that lies in a folder into this one.
    func take(_ source: String) async throws { try await copy(#"cp -a --remove-destination -- "$1/." "$folder/""#, source) }

    /// Runs a script that copies between the folder of the scripts, what they left for each other, and where both are kept.
    private func copy(_ script: String, _ source: String = "") async throws {
        var environment = place.environment
        environment.merge(["folder": workspace.folder, "state": shellState, "kept": directories.data + "/kept"]) { $1 }
        let run = CommandRun(["sh", "-c", script, "sh", source], environment: environment, directory: directories.data, mergesErrors: true)
        let finished = try await run.finish(within: Self.limit)
        if !finished.isSuccess { throw SceneError.copyFails(finished.text) }
    }

    private var shellState: String { directories.data + "/shell-state" }

    // MARK: - Leaving

    /// Ends what still runs here and removes all that was made.
    func remove() async throws {
        endProcesses()
        await data?.release()
        var left: [String] = []
        if usesEngine, let engine = workshop.engine {
            let journal = EngineJournal(directories)
            let report = try await OwnedObjects.read(from: engine, journal: journal).of(scope).remove(from: engine, journal: journal)
            left = report.kept.filter { $0.reason != .wasThere }.map(\.object.shownName)
        }
        Self.removeFolder(directories.data)
        if !left.isEmpty { throw SceneError.left(left) }
    }

    /// What a script left in the background: servers, most of all. They are known by a variable that they were started with.
    func endProcesses() {
        let wanted = Array("\(Self.variable)=\(mark)\0".utf8)
        for name in FileSystem.names(in: "/proc") {
            guard let pid = pid_t(name), pid != getpid() else { continue }
            // A process that has gone meanwhile, or is another user's, has nothing to be read.
            guard let environment = Self.bytes(of: "/proc/\(name)/environ"), environment.contains(wanted) else { continue }
            kill(pid, SIGKILL)
        }
    }

    private static func bytes(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1 << 17)
        let count = read(descriptor, &bytes, bytes.count)
        return count > 0 ? Array(bytes[..<count]) : nil
    }

    /// Removes what a process of calf's left that was ended on the way.
    static func tidy(_ workshop: Workshop) async throws {
        let all = workshop.sandbox.directories.data + "/trying"
        for name in FileSystem.names(in: all) {
            guard let pid = name.split(separator: "-").first.flatMap({ pid_t($0) }), kill(pid, 0) != 0, errno == ESRCH else { continue }
            let folder = all + "/" + name
            if let engine = workshop.engine, !name.hasSuffix(withoutEngine) {
                let journal = EngineJournal(Directories(data: folder, cache: folder, state: folder, config: folder))
                _ = try await OwnedObjects.read(from: engine, journal: journal).remove(from: engine, journal: journal)
            }
            removeFolder(folder)
        }
    }

    /// Files that containers made as another user may stay, where calf is not root; they lie in calf's own folder.
    private static func removeFolder(_ path: String) {
        for name in FileSystem.names(in: path) {
            let inner = path + "/" + name
            var status = stat()
            if lstat(inner, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { removeFolder(inner) } else { unlink(inner) }
        }
        rmdir(path)
    }
}

/// Why nothing could be tried.
enum SceneError: Error, Sendable, Equatable {
    /// Containers of the lesson's Compose project are there already.
    case projectInUse(String)
    case setupFails(SourceLocation, String)
    /// The folder could not be copied; what was said.
    case copyFails(String)
    /// What could not be removed.
    case left([String])
}

extension Lesson {
    /// Whether containers belong to it, or a command of its speaks to the engine all the same.
    var usesEngine: Bool { engine == .docker || engine == .both || workBlocks.contains { $0.block.text.contains("docker") } }
}
