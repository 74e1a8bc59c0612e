import Glibc
import Postgres

/// The database side of a lesson: a server that is there when it is needed, a database for each lesson, clones for judging, and sessions
/// that cannot do each other harm.
///
/// One value a process. `start` brings the server up and holds a share in it until the process ends; every other call starts it where
/// that has not been done, and again after the server was lost.
package actor Sandbox {
    package nonisolated let directories: Directories
    package nonisolated let choice: ServerChoice
    package nonisolated let options: SandboxOptions

    var client: ServerClient?
    var link: ServerLink?
    private var starting: Task<ServerLink, any Error>?
    /// Numbers what this process makes in the server.
    private var lastNumber = 0
    /// Session roles of this process, with the server process of each.
    var sessionRoles: [SessionRole] = []
    /// Logins of this process for programs that are not calf.
    var passingLogins: Set<String> = []
    /// The session that keeps watch over others, and the link that it belongs to.
    var guarding: (tag: UInt32, session: PostgresSession)?
    /// Clones that wait to be used, by template.
    var readyClones: [String: [String]] = [:]
    /// The templates of which a clone was taken.
    var clonedTemplates: Set<String> = []
    /// The background work, one piece after the other.
    var background: Task<Void, Never>?
    /// Debounced work, by kind.
    private var postponed: [String: Task<Void, Never>] = [:]
    /// What happened to the cluster when the server was started.
    package private(set) var notices: [ServerNotice] = []

    package init(directories: Directories, server: ServerChoice = .embedded, options: SandboxOptions = SandboxOptions()) {
        self.directories = directories
        choice = server
        self.options = options
    }

    /// Where calf's own server lies, whether it runs or not.
    package nonisolated func place() throws(SandboxError) -> ServerPlace {
        var environment: [String: String] = [:]
        if let runtime = getenv("XDG_RUNTIME_DIR") { environment["XDG_RUNTIME_DIR"] = String(cString: runtime) }
        return try ServerPlace(data: directories.data, environment: environment)
    }

    /// Sees to it that the server answers. Quick where it does.
    package func start() async throws(SandboxError) { _ = try await connected() }

    /// The major version of the server, which is started where it is not up.
    package func serverMajor() async throws(SandboxError) -> Int { try await connected().admin.serverVersion / 10_000 }

    /// The process's hold on the embedded server.
    func serverClient() throws(SandboxError) -> ServerClient {
        if let client { return client }
        try FileSystem.makeDirectories(directories.data)
        let client = ServerClient(place: try place(), data: directories.data, options: options)
        self.client = client
        return client
    }

    /// The link to the server, made anew when it was lost. Callers at the same time share one attempt.
    func connected() async throws(SandboxError) -> ServerLink {
        if let link, await link.admin.isOpen { return link }
        let attempt: Task<ServerLink, any Error>
        var isNew = false
        if let starting {
            attempt = starting
        } else {
            link = nil
            sessionRoles = []
            passingLogins = []
            readyClones = [:]
            attempt = Task { try await self.connect() }
            starting = attempt
            isNew = true
        }
        let outcome = await attempt.result
        if starting == attempt { starting = nil }
        switch outcome {
        case .success(let new):
            link = new
            if isNew {
                enqueueInBackground { sandbox in
                    try await sandbox.tidy()
                    try await sandbox.dropOldTemplates()
                }
            }
            return new
        case .failure(let error as SandboxError): throw error
        case .failure(let error as PostgresError): throw .postgres(error)
        case .failure: throw .keeperFailed(status: -1)
        }
    }

    /// Works with the server, once more where it was lost on the way: what is done there can be done twice.
    func withLink<Result: Sendable>(
        _ body: (ServerLink) async throws(SandboxError) -> Result
    ) async throws(SandboxError) -> Result {
        var attempts = 0
        while true {
            let link = try await connected()
            do throws(SandboxError) {
                return try await body(link)
            } catch {
                attempts += 1
                // A caller who gave up has lost nothing, and the link is everybody's.
                guard error.tellsOfLostServer, !Task.isCancelled, attempts < 3 else { throw error }
                // Its own admin session may not have heard yet.
                await link.admin.close()
            }
        }
    }

    private func connect() async throws(SandboxError) -> ServerLink {
        switch choice {
        case .embedded:
            let client = try serverClient()
            let link = try await ServerLink.embedded(client)
            notices = await client.state()?.notices ?? []
            return link
        case .external(let uri): return try await ServerLink.external(uri: uri)
        }
    }

    /// A number that was not used before by this process.
    func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }

    /// Appends to the background work. It delays nothing a learner waits for, and failed work is done again when it is needed.
    func enqueueInBackground(_ work: @escaping @Sendable (Sandbox) async throws -> Void) {
        let before = background
        background = Task(priority: .utility) {
            await before?.value
            do { try await work(self) } catch { lastBackgroundError = error }
        }
    }

    /// Enqueues the last work of its kind after a quiet moment. A process that ends soon never does it.
    func debounce(_ kind: String, _ work: @escaping @Sendable (Sandbox) async throws -> Void) {
        postponed[kind]?.cancel()
        postponed[kind] = Task(priority: .utility) {
            do { try await Task.sleep(for: .milliseconds(300)) } catch { return }
            enqueueInBackground(work)
        }
    }

    /// Why the last background work failed, for tests.
    var lastBackgroundError: (any Error)?

    /// Waits for all background work.
    package func settle() async {
        for task in postponed.values { await task.value }
        postponed = [:]
        await finishBackground()
    }

    private func finishBackground() async {
        while let work = background {
            await work.value
            if background == work { background = nil }
        }
    }

    /// Ends this process's sessions, removes its temporary databases, and releases its share in the server.
    package func close() async {
        postponed.values.forEach { $0.cancel() }
        postponed = [:]
        await finishBackground()
        if let link {
            // What cannot be removed now is tidied at the next start.
            try? await removePassing(link)
            await link.admin.close()
        }
        await guarding?.session.close()
        guarding = nil
        link = nil
        await client?.release()
        client = nil
    }
}
