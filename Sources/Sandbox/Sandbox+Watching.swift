package import Postgres
import Synchronization

/// Keeping time, and the size of a database. Settings are no limits, since a session can change them.
extension Sandbox {
    /// How much the database may grow while it is watched, unless said otherwise.
    package nonisolated var growthLimit: Int { options.growthLimit }

    /// Runs `body` with an eye on the clock and on the database.
    ///
    /// Only the server's own work counts: not the time in which it waits for this program, or for a processor that others have. So what
    /// reaches the deadline does not depend on what else the machine does.
    ///
    /// At the deadline, what the sessions run is cancelled, and a second later the sessions are ended. They are ended immediately if the
    /// database grows by more than `growth` bytes, or if they take too many of the locks or notifications that all sessions share. Each is
    /// thrown as `LimitReached`, whatever `body` made of it.
    nonisolated(nonsending) package func watched<Outcome>(
        _ sessions: [PostgresSession], in database: String, until deadline: Deadline, growth: Int? = nil,
        _ body: () async throws -> Outcome
    ) async throws -> Outcome {
        let reached = ReachedLimit()
        // Once a runaway has taken everything, no one can connect any more. The watcher tries again.
        _ = try? await monitor()
        let growth = growth ?? growthLimit
        let watcher = Task { await watch(sessions, in: database, until: deadline, growth: growth, reached) }
        let outcome: Result<Outcome, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        watcher.cancel()
        await watcher.value
        if let limit = reached.value { throw limit }
        return try outcome.get()
    }

    private func watch(
        _ sessions: [PostgresSession], in database: String, until deadline: Deadline, growth: Int, _ reached: ReachedLimit
    ) async {
        var interval = Duration.milliseconds(50)
        var first: Int?
        var left = deadline.instant - .now
        var last = (instant: ContinuousClock.now, waited: waited(by: sessions))
        while left > .zero {
            guard await sleeps(min(interval, left)) else { return }
            // A runaway that takes everything is quick.
            interval = min(interval * 2, .milliseconds(250))
            var use: Use?
            if growth < .max {
                do throws(SandboxError) {
                    use = try await self.use(of: database, by: sessions)
                } catch {
                    // The next attempt may succeed, unless the server lacks what a runaway has taken.
                    if case .postgres(let reason) = error, reason.sqlstate == "53200" {
                        reached.set(.shared)
                        return await end(sessions)
                    }
                }
            }
            let now = (instant: ContinuousClock.now, waited: waited(by: sessions))
            if use?.isWorking != false { left -= max(.zero, now.instant - last.instant - max(.zero, now.waited - last.waited)) }
            last = now
            guard let use else { continue }
            if let first, use.size - first > growth {
                reached.set(.size(bytes: use.size))
                return await end(sessions)
            }
            if use.locks > Self.maxLocks || use.notifications > Self.maxNotifications {
                reached.set(use.locks > Self.maxLocks ? .locks : .shared)
                return await end(sessions)
            }
            first = min(first ?? use.size, use.size)
        }
        reached.set(.time(terminated: false))
        for session in sessions { session.canceller.request() }
        guard await sleeps(.seconds(1)) else { return }
        reached.set(.time(terminated: true))
        await end(sessions)
    }

    /// Locks that the watched sessions may hold. The server has a few thousand for all sessions.
    private static var maxLocks: Int { 1_500 }
    /// The share of the server's notification queue that they may take.
    private static var maxNotifications: Double { 0.02 }

    /// Ends the sessions. Hanging up comes last: it fails the statement, which ends the watch.
    private func end(_ sessions: [PostgresSession]) async {
        // A process that cannot be ended now is ended before its database is dropped.
        try? await endProcesses(sessions.map(\.backendPID))
        for session in sessions { await session.close() }
    }

    /// How long the sessions have waited for a processor, as far as that is known.
    private nonisolated func waited(by sessions: [PostgresSession]) -> Duration {
        sessions.compactMap { timeWaitedForProcessor(by: $0) }.max() ?? .zero
    }

    /// `false` if the watched work has ended meanwhile.
    private func sleeps(_ duration: Duration) async -> Bool {
        do { try await Task.sleep(for: duration) } catch { return false }
        return !Task.isCancelled
    }

    /// The resources that the sessions take.
    private struct Use {
        var size: Int
        var locks: Int
        var notifications: Double
        /// Whether any of them works on a statement, and does not only wait until its rows are read.
        var isWorking: Bool
    }

    private func use(of database: String, by sessions: [PostgresSession]) async throws(SandboxError) -> Use? {
        let pids = sessions.map { "\($0.backendPID)" }.joined(separator: ",")
        let row = try await monitor().command(
            """
            SELECT pg_database_size($1), (SELECT count(*) FROM pg_locks WHERE pid = ANY ($2::int[])), pg_notification_queue_usage(),
                   (SELECT bool_or(state = 'active' AND wait_event IS DISTINCT FROM 'ClientWrite') FROM pg_stat_activity WHERE pid = ANY ($2::int[]))
            """, [database, "{\(pids)}"]
        ).rows
        guard let size = row[0, 0].flatMap({ Int($0) }), let locks = row[0, 1].flatMap({ Int($0) }) else { return nil }
        return Use(size: size, locks: locks, notifications: row[0, 2].flatMap { Double($0) } ?? 0, isWorking: row[0, 3] != "f")
    }

    /// A session in which nothing ever waits for a lock, so that ending a runaway never waits.
    func monitor() async throws(SandboxError) -> PostgresSession {
        let link = try await connected()
        if let guarding, guarding.tag == link.names.tag, await guarding.session.isOpen { return guarding.session }
        let session = try await link.session(database: link.database)
        if let guarding, guarding.tag == link.names.tag, await guarding.session.isOpen {
            // Another task was quicker.
            await session.close()
            return guarding.session
        }
        await guarding?.session.close()
        guarding = (link.names.tag, session)
        return session
    }
}

/// The limit that the watcher found reached.
private final class ReachedLimit: Sendable {
    private let limit = Mutex<LimitReached?>(nil)

    var value: LimitReached? { limit.withLock { $0 } }
    func set(_ new: LimitReached) { limit.withLock { $0 = new } }
}
