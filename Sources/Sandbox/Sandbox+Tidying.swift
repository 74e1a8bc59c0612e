import Postgres

/// Removing what nobody uses any more.
extension Sandbox {
    /// Removes what processes left that are no longer there; each shows that it lives by a lock under its tag.
    func tidy() async throws(SandboxError) {
        guard let link else { return }
        let names = try await link.admin.command(
            """
            SELECT datname FROM pg_database WHERE datname LIKE 'calf\\_x\\_%'
            UNION ALL SELECT rolname FROM pg_roles WHERE rolname ~ '^calf_[sr]_'
            """
        ).rows.all.compactMap { $0[0] }
        let tags = Set(names.compactMap(ServerNames.tag(in:))).subtracting([link.names.tag])
        guard !tags.isEmpty else { return }
        try await withBuilder(link) { (builder) async throws(SandboxError) in
            for tag in tags.sorted() {
                let lock = "\(ServerNames.processLockClass), \(tag)"
                guard try await builder.command("SELECT pg_try_advisory_lock(\(lock))").rows[0, 0] == "t" else { continue }
                let left = names.filter { ServerNames.tag(in: $0) == tag }
                for name in left where name.hasPrefix("calf_x_") { try await drop(name, builder) }
                for name in left where !name.hasPrefix("calf_x_") {
                    // The process is gone, but what it ran may still be running.
                    try await builder.command("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1", [name])
                    try await dropLogin(name, builder)
                }
                try await builder.command("SELECT pg_advisory_unlock(\(lock))")
            }
        }
    }

    /// Days after which a template that nobody used is removed; it is made again when somebody does.
    private static var templateAge: Int { 30 }

    /// Removes templates of lessons that nobody takes, and of data that has changed since.
    func dropOldTemplates() async throws(SandboxError) {
        guard let link else { return }
        let rows = try await link.admin.command(
            "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database WHERE datname LIKE 'calf\\_t\\_%'"
        ).rows.all
        for row in rows {
            guard let name = row[0], let text = row[1] else { continue }
            let comment = DatabaseComment(text: text)
            guard DatabaseComment.today - comment.day > Self.templateAge else { continue }
            try await dropBehind(name)
            try await dropBehind(link.names.spare(comment.template))
        }
    }

    /// Removes what is passing of this process, at its end.
    func removePassing(_ link: ServerLink) async throws(SandboxError) {
        readyClones = [:]
        let databases = try await link.admin.command(
            "SELECT datname FROM pg_database WHERE datname LIKE $1", ["calf\\_x\\_\(link.names.tag)\\_%"])
        for row in databases.rows.all { if let name = row[0] { try await drop(name, link.admin) } }
        let roles = sessionRoles.map(\.name) + passingLogins.sorted()
        sessionRoles = []
        passingLogins = []
        for role in roles {
            try await link.admin.command("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1", [role])
            try await dropLogin(role, link.admin)
        }
    }
}
