import Postgres
import Progress
import SQLText
import Sandbox
import TutorCore

/// Observes lock waits on a separate connection while a statement takes longer than a moment. Otherwise, it sends no queries.
actor LockWatch {
    /// A session opened by calf.
    struct Member: Sendable {
        var id: SessionID
        var process: Int32
        var log: TransactionLog
    }

    private let mailbox: Mailbox
    private let connect: @Sendable () async throws -> PostgresSession
    private let end: @Sendable (PostgresSession) async -> Void
    private var observer: PostgresSession?
    private var known: [SessionID: LockWait] = [:]
    private var isBlind = false

    /// Faster statements are never observed.
    private static let moment = Duration.milliseconds(150)
    private static let interval = Duration.milliseconds(250)

    /// - Parameters:
    ///   - connect: A session with the learner's rights in the database of the watched sessions.
    ///   - end: Closes such a session.
    init(
        mailbox: Mailbox, connect: @escaping @Sendable () async throws -> PostgresSession,
        end: @escaping @Sendable (PostgresSession) async -> Void
    ) {
        self.mailbox = mailbox
        self.connect = connect
        self.end = end
    }

    /// Repeatedly observes what a session is waiting for, until the task is canceled.
    ///
    /// - Parameter members: The sessions at that time.
    func follow(_ id: SessionID, in lesson: LessonID, _ members: @Sendable () async -> [Member]) async {
        var pause = Self.moment
        while true {
            do { try await Task.sleep(for: pause) } catch { break }  // The statement has ended.
            pause = Self.interval
            await look(at: id, lesson, await members())
        }
        known[id] = nil
    }

    private func look(at id: SessionID, _ lesson: LessonID, _ members: [Member]) async {
        guard let member = members.first(where: { $0.id == id }) else { return }
        do {
            let wait = try await wait(of: member, among: members)
            if Task.isCancelled { return }
            isBlind = false
            // The holder may go on meanwhile, but only a statement from before the wait can have taken the lock.
            if let wait, let before = known[id], before.holder == wait.holder, before.subject == wait.subject { return }
            guard wait != known[id] else { return }
            known[id] = wait
            mailbox.post(.locksSeen(lesson, id, wait))
        } catch {
            if Task.isCancelled || isBlind { return }
            isBlind = true
            mailbox.post(.locksUnreadable(lesson, ErrorText.about(error)))
        }
    }

    func close() async {
        if let observer { await end(observer) }
        observer = nil
    }

    private func session() async throws -> PostgresSession {
        if let observer, await observer.isOpen { return observer }
        let new = try await connect()
        // These queries must never wait for the locks that they observe.
        _ = try await new.query("SET lock_timeout = '50ms'")
        _ = try await new.query("SET statement_timeout = '2s'")
        _ = try await new.query("SET search_path = pg_catalog")
        observer = new
        return new
    }

    // MARK: - Lock waits

    private func wait(of waiter: Member, among members: [Member]) async throws -> LockWait? {
        let rows = try await session().query(Self.locks, parameters: ["\(waiter.process)"]).rows
        guard rows.count > 0 else { return nil }
        func cell(_ row: Int, _ column: Int) -> String? { rows[row, column] }
        // Of several holders, one of the learner's own sessions is the most informative.
        let holders = (0..<rows.count).map { row in members.first { cell(row, 0) == "\($0.process)" } }
        let row = holders.firstIndex { $0 != nil } ?? 0
        let table = cell(row, 5)
        let subject = try await subject(
            type: cell(row, 1) ?? "", schema: cell(row, 4), table: table, relation: cell(row, 3), place: cell(row, 6),
            shared: cell(row, 7), key: cell(row, 8))
        guard let holder = holders[row] else {
            let process = cell(row, 0).map { LockWait.Process(id: $0, role: cell(row, 9) ?? "", program: cell(row, 10) ?? "") }
            return LockWait(waiter: waiter.id, holder: .other(process), subject: subject)
        }
        let isTable = cell(row, 1) == "relation"
        let sources = holder.log.sources(
            ofLockOn: table ?? cell(row, 7), isExclusive: isTable && cell(row, 2) == "AccessExclusiveLock")
        return LockWait(waiter: waiter.id, holder: .session(holder.id), subject: subject, sources: sources)
    }

    private func subject(
        type: String, schema: String?, table: String?, relation: String?, place: String?, shared: String?, key: String?
    ) async throws -> LockWait.Subject {
        switch type {
        case "relation": return .table(table ?? "a table")
        case "advisory": return .advisory(key ?? "")
        case "transactionid", "tuple":
            guard let schema, let table, let relation, let place else { return .transaction(table: table ?? shared) }
            return .row(table: table, key: try await self.key(ofRowAt: place, schema, table, relation))
        default: return .transaction(table: table)
        }
    }

    /// The primary key of a row at a location (`ctid`) in the table. Empty if the table has no primary key or is itself locked.
    private func key(ofRowAt place: String, _ schema: String, _ table: String, _ relation: String) async throws -> [LockWait.KeyValue] {
        let session = try await session()
        let columns = try await session.query(Self.keyColumns, parameters: [relation]).rows.all.compactMap { $0[0] }
        if columns.isEmpty { return [] }
        let list = columns.map { "\(SQL.identifier($0))::text" }.joined(separator: ", ")
        let query = "SELECT \(list) FROM ONLY \(SQL.identifier(schema)).\(SQL.identifier(table)) WHERE ctid = $1::tid"
        do throws(PostgresError) {
            let rows = try await session.query(query, parameters: [place]).rows
            guard rows.count > 0 else { return [] }
            return columns.enumerated().map { index, column in
                LockWait.KeyValue(column: column, value: String((rows[0, index] ?? "NULL").prefix(40)))
            }
        } catch {
            // Without permission to read the table, or while the table itself is locked, the table's name has to suffice.
            guard case .server = error else { throw error }
            return []
        }
    }

    /// By holder: the lock type and mode, the relation, the row's location, a table that both changed, an advisory lock's key, and the
    /// holder's role and program.
    ///
    /// A session waiting for a row waits for the holder's transaction. Meanwhile, it holds a `tuple` lock, which identifies the row.
    private static let locks = """
        SELECT b.pid, l.locktype, l.mode, r.oid, n.nspname, r.relname,
               '(' || coalesce(l.page, t.page) || ',' || coalesce(l.tuple, t.tuple) || ')',
               (SELECT CASE WHEN count(DISTINCT k.oid) = 1 THEN min(k.relname::text) END
                FROM pg_catalog.pg_locks x
                JOIN pg_catalog.pg_locks y ON y.locktype = 'relation' AND y.relation = x.relation AND y.database = x.database
                JOIN pg_catalog.pg_class k ON k.oid = x.relation AND k.relkind IN ('r', 'p')
                WHERE x.locktype = 'relation' AND x.pid = l.pid AND y.pid = b.pid
                  AND x.mode IN ('RowExclusiveLock', 'RowShareLock') AND y.mode IN ('RowExclusiveLock', 'RowShareLock')),
               CASE WHEN l.locktype = 'advisory' THEN
                 CASE l.objsubid WHEN 1 THEN ((l.classid::bigint << 32) | l.objid::bigint)::text
                 ELSE l.classid || ', ' || l.objid END END,
               s.usename, s.application_name
        FROM pg_catalog.pg_locks l
        CROSS JOIN LATERAL unnest(pg_catalog.pg_blocking_pids(l.pid)) AS b(pid)
        LEFT JOIN LATERAL (
            SELECT o.relation, o.page, o.tuple FROM pg_catalog.pg_locks o
            WHERE o.pid = l.pid AND o.locktype = 'tuple' AND l.locktype = 'transactionid' LIMIT 1) AS t ON true
        LEFT JOIN pg_catalog.pg_stat_activity s ON s.pid = b.pid
        LEFT JOIN pg_catalog.pg_class r ON r.oid = coalesce(l.relation, t.relation)
        LEFT JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
        WHERE l.pid = $1::int AND NOT l.granted
        ORDER BY b.pid
        """

    private static let keyColumns = """
        SELECT a.attname
        FROM pg_catalog.pg_index i
        CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(number, position)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
        WHERE i.indrelid = $1::oid AND i.indisprimary
        ORDER BY k.position
        """
}
