import Postgres
import Synchronization

/// Limits on the statements that learners run themselves.
extension Sandbox {
    /// Enforces the limits on each statement that the session runs from now on.
    func limitStatements(of session: PostgresSession, in database: String, template: Template, _ link: ServerLink) {
        session.supervisor = LearnerSupervisor(
            sandbox: self, database: database, template: link.names.template(template.hash), limits: options.statements,
            isEmbedded: link.isEmbedded)
    }

    /// Returns the disk space of rows that a stopped statement wrote. Nothing else does: the server has no autovacuum.
    func reclaimSpace(in database: String) {
        enqueueInBackground { sandbox in try await sandbox.vacuum(database) }
    }

    private func vacuum(_ database: String) async throws(SandboxError) {
        guard let link else { return }
        try await withBuilder(link, in: database) { (session) async throws(SandboxError) in _ = try await session.command("VACUUM") }
    }
}

/// Watches one of the learner's sessions.
private final class LearnerSupervisor: StatementSupervisor {
    private let sandbox: Sandbox
    private let database: String
    private let template: String
    private let limits: StatementLimits
    private let isEmbedded: Bool
    /// The watch of the statement that is running.
    private let watch = Mutex<(task: Task<Void, Never>, reached: ReachedLimit)?>(nil)

    init(sandbox: Sandbox, database: String, template: String, limits: StatementLimits, isEmbedded: Bool) {
        self.sandbox = sandbox
        self.database = database
        self.template = template
        self.limits = limits
        self.isEmbedded = isEmbedded
    }

    func began(in session: PostgresSession) {
        let reached = ReachedLimit()
        let task = Task { [sandbox, database, template, limits] in
            let bounds = WatchBounds(deadline: Deadline(after: .seconds(limits.seconds)), growth: limits.growth, template: template)
            await sandbox.watch([session], in: database, bounds, reached)
        }
        watch.withLock { $0 = (task, reached) }
    }

    func ended(with error: PostgresError?, in session: PostgresSession) async -> PostgresError? {
        guard let (task, reached) = watch.withLock({ $0.take() }) else { return error }
        task.cancel()
        await task.value
        guard let error else { return nil }
        guard let limit = reached.value else { return explained(error) }
        let isOver = await !session.isOpen
        switch limit {
        case .time: return .stopped(.seconds(limits.seconds), endsSession: isOver)
        case .locks, .shared: return .stopped(.shared, endsSession: isOver)
        case .size:
            await sandbox.reclaimSpace(in: database)
            return .stopped(.growth(limits.growth), endsSession: isOver)
        }
    }

    /// Says what to do about limits that the server itself enforces.
    private func explained(_ error: PostgresError) -> PostgresError {
        guard isEmbedded, case .server(var message) = error, message.hint == nil, ["53200", "53400"].contains(message.sqlstate) else {
            return error
        }
        message.hint =
            "calf's server limits the memory and the temporary files of a session. With --server, calf uses a server of your own."
        return .server(message)
    }
}
