package import Postgres
import Synchronization

/// Limits on time and on the size of a database. Server settings can't enforce them, because a session can change its settings.
extension Sandbox {
    /// The default for how much a database may grow while it is watched, in bytes.
    package nonisolated var growthLimit: Int { options.growthLimit }

    /// Runs `body` while enforcing the limits on time and size.
    ///
    /// Only the server's own work counts, not the time it waits for this program or for a processor that is busy with other work. So the
    /// load on the machine does not affect whether the deadline is reached.
    ///
    /// At the deadline, or if the database grows by more than `growth` bytes, the sessions' statements are canceled, and a second later the
    /// sessions are terminated. They are terminated immediately if they take too many of the locks or notifications that all sessions
    /// share. Each is thrown as `LimitReached`, whether `body` returned or threw.
    nonisolated(nonsending) package func watched<Outcome>(
        _ sessions: [PostgresSession], in database: String, until deadline: Deadline, growth: Int? = nil,
        _ body: () async throws -> Outcome
    ) async throws -> Outcome {
        let reached = ReachedLimit()
        await prepareToWatch()
        let bounds = WatchBounds(deadline: deadline, growth: growth ?? growthLimit)
        let watcher = Task { await watch(sessions, in: database, bounds, reached) }
        let outcome: Result<Outcome, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        watcher.cancel()
        await watcher.value
        if let limit = reached.value { throw limit }
        return try outcome.get()
    }

    /// Connects beforehand: once a runaway has used up everything, no one can connect any more.
    package func prepareToWatch() async {
        // If this fails, the watcher tries again.
        _ = try? await monitor()
    }

    func watch(_ sessions: [PostgresSession], in database: String, _ bounds: WatchBounds, _ reached: ReachedLimit) async {
        var interval = Duration.milliseconds(50)
        var first: Int?
        var growth = bounds.growth
        var left = bounds.deadline.instant - .now
        var last = (instant: ContinuousClock.now, waited: waited(by: sessions))
        while left > .zero {
            guard await sleeps(min(interval, left)) else { return }
            // Start with short intervals, because a runaway can exhaust resources quickly.
            interval = min(interval * 2, .milliseconds(250))
            var use: Use?
            if growth < .max {
                do throws(SandboxError) {
                    // If the watched work ends meanwhile, the server isn't told: see `drop`.
                    let measured = Task { () async -> Result<Use?, SandboxError> in
                        do throws(SandboxError) {
                            return .success(try await self.use(of: database, by: sessions, waitsFreely: bounds.template != nil))
                        } catch { return .failure(error) }
                    }
                    use = try await measured.value.get()
                    if let template = bounds.template, let size = use?.size, first == nil {
                        growth = max(bounds.growth - (size - (try await self.size(of: template) ?? size)), WatchBounds.leastGrowth)
                    }
                } catch {
                    // The next attempt may succeed, unless the server is out of shared memory.
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
                return await cancel(sessions, reached)
            }
            if use.locks > Self.maxLocks || use.notifications > Self.maxNotifications {
                reached.set(use.locks > Self.maxLocks ? .locks : .shared)
                return await end(sessions)
            }
            first = min(first ?? use.size, use.size)
        }
        reached.set(.time(terminated: false))
        await cancel(sessions, reached)
    }

    /// Cancels the sessions' statements, and ends the sessions a second later if that was ignored.
    private func cancel(_ sessions: [PostgresSession], _ reached: ReachedLimit) async {
        for session in sessions { session.canceller.request() }
        guard await sleeps(.seconds(1)) else { return }
        if reached.value == .time(terminated: false) { reached.set(.time(terminated: true)) }
        await end(sessions)
    }

    /// Locks that the watched sessions may hold. The server has a few thousand in total.
    private static var maxLocks: Int { 1_500 }
    /// The fraction of the server's notification queue that they may use.
    private static var maxNotifications: Double { 0.02 }

    /// Ends the sessions. Closing the connections comes last: it makes the statement fail, which ends the watch.
    private func end(_ sessions: [PostgresSession]) async {
        // A process that can't be ended now is ended before its database is dropped.
        try? await endProcesses(sessions.map(\.backendPID))
        for session in sessions { await session.close() }
    }

    /// How long the sessions have waited for a processor, if known.
    private nonisolated func waited(by sessions: [PostgresSession]) -> Duration {
        sessions.compactMap { processorTime(of: $0)?.waited }.max() ?? .zero
    }

    /// Returns `false` if the watched work has finished in the meantime.
    private func sleeps(_ duration: Duration) async -> Bool {
        do { try await Task.sleep(for: duration) } catch { return false }
        return !Task.isCancelled
    }

    /// The resources used by the sessions.
    private struct Use {
        var size: Int
        var locks: Int
        var notifications: Double
        /// Whether any session is executing a statement, rather than just waiting for its rows to be read.
        var isWorking: Bool
    }

    private func size(of database: String) async throws(SandboxError) -> Int? {
        let rows = try await monitor().command("SELECT pg_database_size(oid) FROM pg_database WHERE datname = $1", [database]).rows
        return rows.isEmpty ? nil : rows[0, 0].flatMap { Int($0) }
    }

    /// - Parameter waitsFreely: whether waiting for a lock, or for input, isn't work.
    private func use(
        of database: String, by sessions: [PostgresSession], waitsFreely: Bool
    ) async throws(SandboxError) -> Use? {
        let waits = waitsFreely ? "wait_event IN ('ClientWrite', 'ClientRead') OR wait_event_type = 'Lock'" : "wait_event = 'ClientWrite'"
        let pids = sessions.map { "\($0.backendPID)" }.joined(separator: ",")
        let row = try await monitor().command(
            """
            SELECT pg_database_size($1), (SELECT count(*) FROM pg_locks WHERE pid = ANY ($2::int[])), pg_notification_queue_usage(),
                   (SELECT bool_or(state = 'active' AND (\(waits)) IS NOT TRUE) FROM pg_stat_activity WHERE pid = ANY ($2::int[]))
            """, [database, "{\(pids)}"]
        ).rows
        guard let size = row[0, 0].flatMap({ Int($0) }), let locks = row[0, 1].flatMap({ Int($0) }) else { return nil }
        return Use(size: size, locks: locks, notifications: row[0, 2].flatMap { Double($0) } ?? 0, isWorking: row[0, 3] != "f")
    }

    /// A session that never waits for a lock, so that ending a runaway is never delayed.
    func monitor() async throws(SandboxError) -> PostgresSession {
        let link = try await connected()
        if let guarding, guarding.tag == link.names.tag, await guarding.session.isOpen { return guarding.session }
        let session = try await link.session(database: link.database)
        if let guarding, guarding.tag == link.names.tag, await guarding.session.isOpen {
            // Another task connected first.
            await session.close()
            return guarding.session
        }
        await guarding?.session.close()
        guarding = (link.names.tag, session)
        return session
    }
}

/// What watched sessions may do.
struct WatchBounds {
    var deadline: Deadline
    /// How many bytes their database may grow; `.max` for any number.
    var growth: Int
    /// If there is one, the database may grow to its size plus `growth`, however much it has grown before.
    var template: String?

    /// A database that is full can still grow by this: deleting rows and dropping tables takes some room, too.
    static let leastGrowth = 4 << 20
}

/// The limit that the watcher found exceeded.
final class ReachedLimit: Sendable {
    private let limit = Mutex<LimitReached?>(nil)

    var value: LimitReached? { limit.withLock { $0 } }
    func set(_ new: LimitReached) { limit.withLock { $0 = new } }
}

/// The moment when an operation is given up. Related operations share one deadline.
package struct Deadline: Sendable, Equatable {
    package var instant: ContinuousClock.Instant

    /// `duration` from now.
    package init(after duration: Duration) { instant = .now + duration }
}

/// A limit that an answer reached while it was monitored.
package enum LimitReached: Error, Sendable, Equatable {
    /// It ran too long. `terminated` means that it did not react to the cancel request, so its session was terminated.
    case time(terminated: Bool)
    /// The database grew beyond its size limit.
    case size(bytes: Int)
    /// It took more locks than one session may; the lock table is shared by the whole server.
    case locks
    /// The server was running out of a resource that all sessions share. This session or another one used it up.
    case shared
}
