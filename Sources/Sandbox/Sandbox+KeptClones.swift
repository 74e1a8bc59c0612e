import Postgres
import SQLText

/// Clones that outlive the process: if checking leaves one unchanged, it is kept for the next process that checks on the same template.
///
/// The database comment marks a clone as ready. The process that takes it holds an advisory lock on it, and the comment marks it as taken
/// until it is released. One that is neither ready nor locked was left by a killed process and is dropped.
extension Sandbox {
    private static var taken: String { "taken" }

    /// A clone kept by an earlier process, or `nil` if none is ready. It may take more disk space than a fresh one.
    package func keptClone(of template: Template) async throws(SandboxError) -> ScratchDatabase? {
        try await withLink { (link) async throws(SandboxError) in
            let found = try await link.admin.command(
                """
                WITH kept AS MATERIALIZED (
                    SELECT datname, oid FROM pg_database
                    WHERE datname LIKE \(SQL.literal(Self.pattern(template.hash))) AND \(Self.isReady(template, link)) ORDER BY oid)
                SELECT datname, oid FROM kept WHERE pg_try_advisory_lock(\(Self.lock)) LIMIT 1
                """
            ).rows
            guard !found.isEmpty, let name = found[0, 0], let oid = found[0, 1] else { return nil }
            guard takenClones.insert(name).inserted else {
                try await unlock(oid, link)
                return nil
            }
            // Another process may have taken and dropped it in between.
            let now = try await link.admin.command("SELECT \(Self.isReady(template, link)) FROM pg_database WHERE oid = \(oid)").rows
            guard !now.isEmpty, now[0, 0] == "t" else {
                takenClones.remove(name)
                try await unlock(oid, link)
                return nil
            }
            try await link.admin.command("COMMENT ON DATABASE \(SQL.identifier(name)) IS \(SQL.literal(Self.taken))")
            return ScratchDatabase(name: name, template: template)
        }
    }

    /// Releases a clone that is identical to its template, for later processes. No session may use it any more.
    package func keep(_ database: ScratchDatabase) {
        enqueueInBackground { sandbox in
            do throws(SandboxError) { try await sandbox.keepNow(database) } catch {
                // Its state is unknown, so drop it.
                try await sandbox.dropDatabase(database.name)
            }
        }
    }

    private func keepNow(_ database: ScratchDatabase) async throws(SandboxError) {
        guard let link else { return }
        try await awaitEmpty(database.name, link.admin)
        let isNew = !database.name.hasPrefix(ServerNames.keptPrefix)
        let name = isNew ? link.names.kept(database.template.hash, nextNumber()) : database.name
        var commands = [
            """
            EXECUTE format('COMMENT ON DATABASE %I IS %L', \(SQL.literal(name)), \(Self.readyComment(database.template, link)))
            """
        ]
        if isNew { commands.insert("ALTER DATABASE \(SQL.identifier(database.name)) RENAME TO \(SQL.identifier(name))", at: 0) }
        try await link.admin.command(SQL.together(commands))
        if isNew {
            grew()
        } else {
            try await link.admin.command(
                "SELECT pg_advisory_unlock(\(Self.lock)) FROM pg_database WHERE datname = \(SQL.literal(name))")
            takenClones.remove(name)
        }
    }

    /// The condition for clones marked as taken, whether their process runs or not.
    static var isTakenClone: String {
        "datname LIKE \(SQL.literal(pattern(""))) AND shobj_description(oid, 'pg_database') = \(SQL.literal(taken))"
    }

    /// Drops the kept clones that meet the condition, unless they are taken.
    func dropKept(_ condition: String) async throws(SandboxError) {
        guard let link else { return }
        let rows = try await link.admin.command(
            """
            WITH kept AS MATERIALIZED (SELECT datname, oid FROM pg_database WHERE datname LIKE \(SQL.literal(Self.pattern(""))) AND \(condition))
            SELECT datname, oid FROM kept WHERE pg_try_advisory_lock(\(Self.lock))
            """
        ).rows.all
        for row in rows {
            guard let name = row[0], let oid = row[1] else { continue }
            if !takenClones.contains(name) { try await dropDatabase(name) }
            try await unlock(oid, link)
        }
    }

    private func unlock(_ oid: String, _ link: ServerLink) async throws(SandboxError) {
        try await link.admin.command("SELECT pg_advisory_unlock(\(Self.lock)) FROM (SELECT \(oid)::oid AS oid) AS locked")
    }

    private static func pattern(_ hash: String) -> String {
        (ServerNames.keptPrefix + hash).replacing("_", with: "\\_") + (hash.isEmpty ? "%" : "\\_%")
    }

    /// The keys of the advisory lock on a database, computed from its column `oid`.
    private static var lock: String { "\(ServerNames.keptLockClass), (oid::bigint - 2147483648)::int" }

    /// The template may have been recreated in the meantime, so the comment names its OID: only clones of the same database are usable.
    private static func readyComment(_ template: Template, _ link: ServerLink) -> String {
        "concat('ready ', (SELECT t.oid FROM pg_database AS t WHERE t.datname = \(SQL.literal(link.names.template(template.hash)))))"
    }

    private static func isReady(_ template: Template, _ link: ServerLink) -> String {
        "shobj_description(oid, 'pg_database') = \(readyComment(template, link))"
    }
}
