import Glibc
package import Postgres
import Synchronization

/// Keeping time, and the size of a database. Settings are no limits, since a session can change them.
extension Sandbox {
    /// How much the database may grow while it is watched, unless said otherwise.
    package nonisolated var growthLimit: Int { options.growthLimit }

    /// Runs `body` with an eye on the clock and on the database.
    ///
    /// At the deadline what the sessions run is cancelled, and a second later the sessions are ended by the superuser. A database that
    /// grows by more than `growth` bytes has them ended at once, and so have too many locks or notifications, of which a server has only so
    /// many for all. Each is thrown as `LimitReached`, whatever `body` made of it.
    nonisolated(nonsending) package func watched<Outcome>(
        _ sessions: [PostgresSession], in database: String, until deadline: Deadline, growth: Int? = nil,
        _ body: () async throws -> Outcome
    ) async throws -> Outcome {
        let reached = ReachedLimit()
        // Once everything is taken that the server has, nobody can connect any more. The watcher tries again.
        _ = try? await watchman()
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
        while ContinuousClock.now + interval < deadline.instant {
            guard await sleeps(interval) else { return }
            // What takes all there is takes it quickly.
            interval = min(interval * 2, .milliseconds(250))
            guard growth < .max else { continue }
            let use: Use
            do throws(SandboxError) {
                guard let found = try await self.use(of: database, by: sessions) else { continue }
                use = found
            } catch {
                // What cannot be had now is asked for again the next time, unless it is for want of what somebody takes.
                guard case .postgres(let reason) = error, reason.sqlstate == "53200" else { continue }
                reached.set(.shared)
                return await end(sessions)
            }
            if let first, use.size - first > growth {
                reached.set(.size(bytes: use.size))
                return await end(sessions)
            }
            if use.locks > Self.mostLocks || use.notifications > Self.mostNotifications {
                reached.set(use.locks > Self.mostLocks ? .locks : .shared)
                return await end(sessions)
            }
            first = min(first ?? use.size, use.size)
        }
        guard await sleeps(deadline.instant - .now) else { return }
        reached.set(.time(terminated: false))
        for session in sessions { session.canceller.request() }
        guard await sleeps(.seconds(1)) else { return }
        reached.set(.time(terminated: true))
        await end(sessions)
    }

    /// Locks that the watched sessions may hold; the server has some thousands for all.
    private static var mostLocks: Int { 1_500 }
    /// The part of the server's room for notifications that may be taken.
    private static var mostNotifications: Double { 0.02 }

    /// Ends the sessions, until they are gone: an attempt can fail where the server lacks what it needs for it, and there are moments in
    /// which a server process hears of nothing. Nobody waits for that for long: the sessions are then hung up on.
    private func end(_ sessions: [PostgresSession]) async {
        // A place that cannot be told is none to send signals to.
        let place = choice == .embedded ? try? place() : nil
        let patience = ContinuousClock.now + .seconds(2)
        while !Task.isCancelled {
            if ContinuousClock.now > patience { for session in sessions { await session.close() } }
            for session in sessions {
                if let place, place.isServed(by: session.backendPID) {
                    // A signal needs nothing that could be used up.
                    kill(session.backendPID, SIGTERM)
                } else {
                    // Whatever kept it from being ended may be over the next time.
                    _ = try? await terminateWatched(session.backendPID)
                }
            }
            guard await sleeps(.milliseconds(250)) else { return }
        }
    }

    /// `false` when what was watched has ended meanwhile.
    private func sleeps(_ duration: Duration) async -> Bool {
        do { try await Task.sleep(for: duration) } catch { return false }
        return !Task.isCancelled
    }

    /// What the sessions have taken of what there is.
    private struct Use {
        var size: Int
        var locks: Int
        var notifications: Double
    }

    private func use(of database: String, by sessions: [PostgresSession]) async throws(SandboxError) -> Use? {
        let pids = sessions.map { "\($0.backendPID)" }.joined(separator: ",")
        let row = try await watchman().command(
            """
            SELECT pg_database_size($1), (SELECT count(*) FROM pg_locks WHERE pid = ANY ($2::int[])), pg_notification_queue_usage()
            """, [database, "{\(pids)}"]
        ).rows
        guard let size = row[0, 0].flatMap({ Int($0) }), let locks = row[0, 1].flatMap({ Int($0) }) else { return nil }
        return Use(size: size, locks: locks, notifications: row[0, 2].flatMap { Double($0) } ?? 0)
    }

    private func terminateWatched(_ backend: Int32) async throws(SandboxError) {
        try await watchman().command("SELECT pg_terminate_backend($1)", ["\(backend)"])
    }

    /// A session in which nothing ever waits for a lock, so that ending a runaway never does.
    private func watchman() async throws(SandboxError) -> PostgresSession {
        let link = try await connected()
        if let guarding, guarding.tag == link.names.tag, await guarding.session.isOpen { return guarding.session }
        let session = try await link.session(database: link.database)
        if let guarding, guarding.tag == link.names.tag, await guarding.session.isOpen {
            // Another has been quicker.
            await session.close()
            return guarding.session
        }
        await guarding?.session.close()
        guarding = (link.names.tag, session)
        return session
    }
}

/// What the watcher has seen, for the one who is watched.
private final class ReachedLimit: Sendable {
    private let limit = Mutex<LimitReached?>(nil)

    var value: LimitReached? { limit.withLock { $0 } }
    func set(_ new: LimitReached) { limit.withLock { $0 = new } }
}
