package import Sandbox
package import Servers

/// Where a lesson's facts are checked: its engine, its folder, its shell's environment, and which objects it owns.
package struct FactsPlace: Sendable {
    /// `nil` if there is no docker command; facts that need one are then not judged.
    package var engine: Engine?
    package var scope: FactsScope
    /// Read again for each snapshot, to update which objects belong to the lesson.
    package var record: EngineRecord?
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
        engine: Engine?, scope: FactsScope, record: EngineRecord? = nil, directory: String, environment: [String: String],
        began: Double, events: ContainerEvents = ContainerEvents(), servers: RunningSet? = nil,
        patience: Patience = .usual
    ) {
        self.engine = engine
        self.scope = scope
        self.record = record
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
