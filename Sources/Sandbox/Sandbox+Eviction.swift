import Glibc
import Postgres
import SQLText

/// Keeps the databases within a budget: those that can be made again are removed, the least recently used first.
extension Sandbox {
    /// Records that a database was added that stays when the program ends.
    func grew() {
        hasGrown = true
        evictLater()
    }

    func evictLater() { debounce("evict") { sandbox in try await sandbox.evict(to: sandbox.options.diskBudget) } }

    /// How many seconds a database that was used stays. Another process may be about to clone it.
    private static var minimumAge: Int { 30 }
    /// Unused for this many seconds, a template is removed even if there is room.
    private static var maximumAge: Int { 30 * 86_400 }

    /// Removes databases until all together take no more than `budget` bytes, as far as possible. What is in use stays with its template, and
    /// so do the lesson that was used last and the database for other programs.
    func evict(to budget: Int) async throws(SandboxError) {
        guard let link else { return }
        try await withBuilder(link) { (builder) async throws(SandboxError) in
            let found = try await databases(builder)
            var total = found.map(\.bytes).reduce(0, +)
            let usedTemplates = Set(found.filter(\.isInUse).map(\.template))
            let unused = found.filter { !$0.isInUse && !($0.kind == .template && usedTemplates.contains($0.comment.template)) }
            // Copies save the least time. Most of their comments have no time, so the oldest go first.
            let copies = unused.filter { [.spare, .kept, .passing].contains($0.kind) }
            let others = unused.filter { $0.kind == .template || $0.kind == .lesson }.sorted { $0.comment.used < $1.comment.used }
            // What a reset discarded can be brought back until then.
            let discarded = unused.filter { $0.kind == .undo }
            for candidate in copies + others + discarded {
                let isOld = candidate.kind == .template && candidate.comment.age > Self.maximumAge
                guard total > budget || isOld else { continue }
                if try await drop(candidate, builder) { total -= candidate.bytes }
            }
            // What learners changed goes last, and never in the lesson that they will continue with.
            let lessons = try await databases(builder).filter { $0.kind == .lesson }
            let latest = lessons.map(\.comment.used).max()
            let last = lessons.last { $0.comment.used == latest }?.name
            for lesson in lessons.sorted(by: { $0.comment.used < $1.comment.used }) where total > budget && lesson.name != last {
                guard !lesson.isInUse, lesson.comment.age > Self.minimumAge else { continue }
                if try await dropUnused(lesson.name, builder, if: { () async throws(SandboxError) in true }) {
                    total -= lesson.bytes
                    try FileSystem.makeDirectories(lostChanges(of: lesson.name))
                }
            }
        }
    }

    /// An empty folder that records that a learner's changes were removed. It stays until the lesson is opened again.
    func lostChanges(of database: String) -> String { "\(templateCaches)/\(database)" }

    /// All databases of calf, the oldest first. Clones of running processes are in use, except those that this one keeps ready.
    func databases(_ session: PostgresSession) async throws(SandboxError) -> [DatabaseInfo] {
        let rows = try await session.command(
            """
            SELECT datname, pg_database_size(oid), shobj_description(oid, 'pg_database'),
                   EXISTS (SELECT FROM pg_stat_activity AS a WHERE a.datid = d.oid)
            FROM pg_database AS d WHERE datname ~ '^calf_[lutpjx]_' ORDER BY oid::bigint
            """
        ).rows.all
        let ready = Set(readyClones.values.joined())
        return rows.compactMap { row in
            guard let name = row[0], let bytes = row[1].flatMap({ Int($0) }),
                let kind = name.dropFirst(ServerNames.prefix.count).first.flatMap(DatabaseInfo.Kind.init)
            else { return nil }
            let comment = DatabaseComment(text: row[2] ?? "")
            // Other programs, which don't renew the time of use, may come back to the database that belongs to no lesson.
            let isForOthers = kind == .lesson && comment.lesson.isEmpty
            return DatabaseInfo(
                kind: kind, name: name, bytes: bytes, comment: comment,
                isInUse: row[3] == "t" || isForOthers || kind == .passing && !ready.contains(name))
        }
    }

    /// Drops a database unless it was used a moment ago, is in use, or was changed by a learner. Returns whether it is gone.
    private func drop(_ candidate: DatabaseInfo, _ builder: PostgresSession) async throws(SandboxError) -> Bool {
        switch candidate.kind {
        case .kept: try await dropKept("datname = \(SQL.literal(candidate.name))")
        case .spare, .undo: try await drop(candidate.name, builder)
        case .passing:
            // Someone may have taken it in the meantime.
            let hash = candidate.comment.template
            guard let index = readyClones[hash]?.firstIndex(of: candidate.name) else { return false }
            readyClones[hash]?.remove(at: index)
            try await drop(candidate.name, builder)
        case .template:
            guard candidate.comment.age > Self.minimumAge else { return false }
            try await drop(candidate.name, builder)
            try FileSystem.remove("\(templateCaches)/\(candidate.comment.template)")
        case .lesson:
            guard let written = candidate.comment.written, candidate.comment.age > Self.minimumAge else { return false }
            // Otherwise the files don't show yet what was written.
            try await builder.command("CHECKPOINT")
            return try await dropUnused(candidate.name, builder) { () async throws(SandboxError) in
                try await lastWrite(in: candidate.name, builder) == written
            }
        }
        return true
    }

    /// Drops a lesson's database if it isn't in use and the condition holds. Returns whether it is gone.
    private func dropUnused(
        _ name: String, _ builder: PostgresSession, if holds: () async throws(SandboxError) -> Bool
    ) async throws(SandboxError) -> Bool {
        try await withLock(on: name, builder) { () async throws(SandboxError) in
            guard try await holds() else { return false }
            do throws(SandboxError) {
                try await drop(name, ending: false, builder)
                return true
            } catch {
                guard case .postgres(let reason) = error, reason.sqlstate == "55006" else { throw error }
                return false
            }
        }
    }

    /// When the files of a database were last written, in nanoseconds; `nil` on a server provided by the user, which may be elsewhere.
    func lastWrite(in name: String, _ session: PostgresSession) async throws(SandboxError) -> Int? {
        guard choice == .embedded else { return nil }
        let rows = try await session.command("SELECT oid FROM pg_database WHERE datname = $1", [name]).rows
        guard !rows.isEmpty, let oid = rows[0, 0] else { return nil }
        let folder = try place().cluster + "/base/" + oid
        // The server writes a cache of its own when someone connects.
        let times = FileSystem.names(in: folder).filter { !$0.hasPrefix("pg_internal.init") }.compactMap { file in
            FileSystem.status("\(folder)/\(file)").map { Int($0.st_mtim.tv_sec) * 1_000_000_000 + Int($0.st_mtim.tv_nsec) }
        }
        return times.max()
    }
}
