import Glibc
import Postgres
import SQLText

/// Keeps the databases within a budget: those that can be made again are removed, the least recently used first.
extension Sandbox {
    /// How much disk space the databases may take, in bytes.
    enum DiskBudget {
        /// While lessons are in use.
        static let working = 1 << 30
        /// When the program ends.
        static let resting = 360 << 20
    }

    /// Records that a database was added.
    func grew() {
        hasGrown = true
        debounce("evict") { sandbox in try await sandbox.evict(to: DiskBudget.working) }
    }

    /// A database that can be made again.
    private struct Candidate {
        enum Kind: Character {
            case spare = "p", kept = "j", template = "t", lesson = "l", undo = "u"
        }

        var kind: Kind
        var name: String
        var bytes: Int
        var comment: DatabaseComment
    }

    /// How many seconds a database that was used stays. Another process may be about to clone it.
    private static var minimumAge: Int { 30 }
    /// Unused for this many seconds, a template is removed even if there is room.
    private static var maximumAge: Int { 30 * 86_400 }

    /// Removes databases until all together take no more than `budget` bytes, as far as possible. What learners changed stays.
    func evict(to budget: Int) async throws(SandboxError) {
        guard let link else { return }
        try await withBuilder(link) { (builder) async throws(SandboxError) in
            let rows = try await builder.command(
                """
                SELECT datname, pg_database_size(oid), shobj_description(oid, 'pg_database'),
                       EXISTS (SELECT FROM pg_stat_activity AS a WHERE a.datid = d.oid)
                FROM pg_database AS d WHERE datname ~ '^calf_[lutpj]_' ORDER BY oid::bigint
                """
            ).rows.all
            var total = 0
            var candidates: [Candidate] = []
            for row in rows {
                guard let name = row[0], let bytes = row[1].flatMap({ Int($0) }) else { continue }
                total += bytes
                let kind = name.dropFirst(ServerNames.prefix.count).first.flatMap(Candidate.Kind.init)
                if let kind, row[3] == "f" {
                    candidates.append(Candidate(kind: kind, name: name, bytes: bytes, comment: DatabaseComment(text: row[2] ?? "")))
                }
            }
            // Spares and kept clones save the least time. Their comments have no time, so the oldest go first.
            let copies = candidates.filter { $0.kind == .spare || $0.kind == .kept }
            let others = candidates.filter { $0.kind == .template || $0.kind == .lesson }.sorted { $0.comment.used < $1.comment.used }
            // What a reset discarded goes last: until then, the reset can be undone.
            let discarded = candidates.filter { $0.kind == .undo }
            var isFlushed = false
            for candidate in copies + others + discarded {
                let isOld = candidate.kind == .template && candidate.comment.age > Self.maximumAge
                guard total > budget || isOld else { continue }
                switch candidate.kind {
                case .kept: try await dropKeptClone(candidate.name)
                case .spare, .undo: try await drop(candidate.name, builder)
                case .template:
                    guard candidate.comment.age > Self.minimumAge else { continue }
                    try await drop(candidate.name, builder)
                    try FileSystem.remove("\(templateCaches)/\(candidate.comment.template)")
                case .lesson:
                    guard let written = candidate.comment.written, candidate.comment.age > Self.minimumAge else { continue }
                    if !isFlushed { try await builder.command("CHECKPOINT") }
                    isFlushed = true
                    guard try await dropUnchanged(candidate.name, since: written, builder) else { continue }
                }
                total -= candidate.bytes
            }
        }
    }

    /// Drops a lesson's database, unless it is in use or was written to. Returns whether it is gone.
    private func dropUnchanged(_ name: String, since written: Int, _ builder: PostgresSession) async throws(SandboxError) -> Bool {
        try await withLock(on: name, builder) { () async throws(SandboxError) in
            guard try await lastWrite(in: name, builder) == written else { return false }
            do throws(SandboxError) {
                // Without FORCE, this fails if someone has connected.
                try await builder.command("DROP DATABASE IF EXISTS \(SQL.identifier(name))")
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
