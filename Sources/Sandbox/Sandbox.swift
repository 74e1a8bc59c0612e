import Postgres

/// The database side of a lesson: a server that runs while it is needed, a database for each lesson, clones for checking, and sessions that
/// can't harm each other.
///
/// Each process has one instance. `start` starts the server and keeps it running until the process exits. Every other call starts the
/// server if necessary, including after it was lost.
package actor Sandbox {
    package nonisolated let directories: Directories
    package nonisolated let choice: ServerChoice
    package nonisolated let options: SandboxOptions
    private let report: @Sendable (any Error) -> Void

    var client: ServerClient?
    var link: ServerLink?
    private var starting: Task<ServerLink, any Error>?
    /// Numbers the objects that this process creates on the server.
    private var lastNumber = 0
    /// Whether it has named a temporary database.
    private(set) var hasPassing = false
    /// The logins of this process's sessions.
    var sessionRoles: [String] = []
    /// This process's logins for programs other than calf.
    var passingLogins: Set<String> = []
    /// The session that watches the others, and the tag of its link.
    var guarding: (tag: UInt32, session: PostgresSession)?
    /// Clones ready to be used, by template hash.
    var readyClones: [String: [String]] = [:]
    /// The kept clones that this process has taken. Its own advisory locks wouldn't stop it from taking one twice.
    var takenClones: Set<String> = []
    /// The templates that this process has cloned.
    var clonedTemplates: Set<String> = []
    /// The size of a fresh clone in bytes, by the hash of its template.
    var cloneBytes: [String: Int] = [:]
    /// The background work, run one piece at a time.
    var background: Task<Void, Never>?
    /// Debounced work, by kind.
    private var postponed: [String: Task<Void, Never>] = [:]
    /// Background work that a process that exits stops.
    private var optional: [Task<Void, Never>] = []
    /// Whether this process has added databases that stay.
    var hasGrown = false
    /// Events concerning the cluster when the server was started.
    package private(set) var notices: [ServerNotice] = []

    /// - Parameter report: called when background work fails.
    package init(
        directories: Directories, server: ServerChoice = .embedded, options: SandboxOptions = SandboxOptions(),
        report: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        self.directories = directories
        choice = server
        self.options = options
        self.report = report
    }

    /// The location of calf's own server, whether it is running or not.
    package nonisolated func place() throws(SandboxError) -> ServerPlace {
        try ServerPlace(data: directories.data)
    }

    /// Makes sure that the server responds. Fast if it is already running.
    package func start() async throws(SandboxError) { _ = try await connected() }

    /// The server's major version. Starts the server if it is not running.
    package func serverMajor() async throws(SandboxError) -> Int { try await connected().major }

    /// The process's hold on the embedded server.
    func serverClient() throws(SandboxError) -> ServerClient {
        if let client { return client }
        try FileSystem.makeDirectories(directories.data)
        let client = ServerClient(place: try place(), data: directories.data, options: options)
        self.client = client
        return client
    }

    /// The link to the server, reconnected if it was lost. Concurrent callers share one attempt.
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
            takenClones = []
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
                }
            }
            return new
        case .failure(let error as SandboxError): throw error
        case .failure(let error as PostgresError): throw .postgres(error)
        case .failure: throw .keeperFailed(status: -1)
        }
    }

    /// Runs work on the server, and retries it if the connection is lost. The work must be safe to repeat.
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
                // Don't retry for a canceled caller, and don't close the link that others share.
                guard error.tellsOfLostServer, !Task.isCancelled, attempts < 3 else { throw error }
                // The link's own admin session may not have noticed the loss yet.
                await link.admin.close()
            }
        }
    }

    private func connect() async throws(SandboxError) -> ServerLink {
        switch choice {
        case .embedded:
            let client = try serverClient()
            let link = try await ServerLink.embedded(client)
            notices = KeeperState.read(client.place, of: KeeperLock.holder(client.place.keeperLock))?.notices ?? []
            return link
        case .external(let uri): return try await ServerLink.external(uri: uri)
        }
    }

    /// A number that this process has not used before.
    func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }

    /// A name for a temporary database of this process.
    func passingName(_ link: ServerLink) -> String {
        hasPassing = true
        return link.names.passing(nextNumber())
    }

    /// Adds work to the background queue. The learner never waits for it, and work that fails is repeated when its result is needed.
    func enqueueInBackground(_ work: @escaping @Sendable (Sandbox) async throws -> Void) {
        let before = background
        background = Task(priority: .utility) {
            await before?.value
            if Task.isCancelled { return }
            do { try await work(self) } catch { if !Task.isCancelled { failed(error) } }
        }
    }

    private func failed(_ error: any Error) {
        lastBackgroundError = error
        // Whatever used a server that was stopped or killed fails, and is repeated with the next one.
        if (error as? SandboxError)?.tellsOfLostServer != true { report(error) }
    }

    /// Enqueues the latest work of each kind after a short delay. A process that exits before then skips it.
    ///
    /// - Parameter isOptional: whether a process that exits stops the work, and doesn't wait for its end.
    func debounce(_ kind: String, isOptional: Bool = false, _ work: @escaping @Sendable (Sandbox) async throws -> Void) {
        postponed[kind]?.cancel()
        postponed[kind] = Task(priority: .utility) {
            do { try await Task.sleep(for: .milliseconds(300)) } catch { return }
            enqueueInBackground(work)
            if isOptional, let background { optional.append(background) }
        }
    }

    /// The databases of the lessons presented here, which are dropped at the end.
    var presented: Set<String> = []

    /// Why the most recently failed background work failed.
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
            if background == work { (background, optional) = (nil, []) }
        }
    }

    /// Ends this process's sessions, removes its temporary databases, and releases its hold on the server.
    package func close() async {
        postponed.values.forEach { $0.cancel() }
        postponed = [:]
        optional.forEach { $0.cancel() }
        await finishBackground()
        for name in presented {
            do { try await dropPresented(name) } catch { failed(error) }
        }
        presented = []
        if let link {
            // What can't be removed now is tidied the next time calf starts.
            try? await removePassing(link)
            if hasGrown {
                do { try await evict(to: options.diskBudget) } catch { failed(error) }
            }
            await link.admin.close()
        }
        await guarding?.session.close()
        guarding = nil
        link = nil
        await client?.release()
        client = nil
    }
}
