import DockerCLI
import DockerProxy
import EngineValues
package import Sandbox
package import Servers

/// Where a lesson's facts are checked: its engine, its folder, its shell's environment, and which objects it owns.
package struct FactsPlace: Sendable {
    /// `nil` if there is no docker command; facts that need one are then not judged.
    package var engine: Engine?
    /// `course/lesson`.
    private let lesson: String
    /// The lesson's Compose project.
    package var project: String
    /// Read again for each snapshot, to update which objects belong to the lesson.
    private let record: EngineRecord
    private var ownership = Ownership()
    /// The absolute path of the workspace.
    package var directory: String
    /// The lesson's servers, if it has some and they run.
    package var servers: RunningSet?
    /// Where the check's commands run if they must not reach the rest of the machine.
    var confinement: Confinement?
    /// The environment for the check's commands.
    package var environment: [String: String]
    /// When the exercise started, in seconds since 1970 by the engine's clock.
    package var began: Double
    /// What has happened to the engine's containers.
    package var events: ContainerEvents
    /// How long to wait for what may still come true, and for commands and responses.
    package var patience: Patience

    package init(
        engine: Engine?, scope: LessonScope, directory: String, environment: [String: String], began: Double,
        events: ContainerEvents = ContainerEvents(), servers: RunningSet? = nil,
        patience: Patience = .usual
    ) {
        self.engine = engine
        (lesson, project, record) = (scope.name, scope.project, scope.record)
        // Compose reports paths with symbolic links resolved.
        self.directory = FileSystem.realPath(directory)
        self.environment = environment
        self.began = began
        self.events = events
        self.servers = servers
        self.patience = patience
    }

    /// The short form, `.` or `./app`, of a path to the lesson's folder or into it; other paths stay.
    func folder(_ path: String) -> String {
        let path = FileSystem.realPath(path)
        if path == directory { return "." }
        return path.hasPrefix(directory + "/") ? "./" + path.dropFirst(directory.count + 1) : path
    }

    /// The command line that runs another one here.
    func words(for words: [String]) -> [String] { confinement?.words(for: words, in: directory) ?? words }
}

// MARK: - Which objects belong to the lesson

extension FactsPlace {
    /// The conflict if the object does not belong to the lesson; `nil` if it does.
    func conflict(_ object: EngineObject) -> NameConflict? { ownership.conflict(object, for: lesson) }

    func owns(_ object: EngineObject) -> Bool { ownership.owns(lesson, object) }

    func owns(container id: String) -> Bool { owns(EngineObject(.container, id: id, name: "")) }

    /// A copy with the record's current ownership.
    var now: FactsPlace {
        var place = self
        place.ownership = record.ownershipAsFarAsKnown
        return place
    }

    /// A name without the project prefix that Compose adds.
    func withoutProject(_ name: String) -> String {
        for separator in ["_", "-"] where name.hasPrefix(project + separator) { return String(name.dropFirst(project.count + 1)) }
        return name
    }
}
