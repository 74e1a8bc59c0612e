import Postgres

/// Removes databases and logins that are no longer used.
extension Sandbox {
    /// Removes what terminated processes left behind. A running process holds a lock on its tag.
    func tidy() async throws(SandboxError) {
        guard let link else { return }
        let names = try await link.admin.command(
            """
            SELECT datname FROM pg_database WHERE datname LIKE 'calf\\_x\\_%' OR \(Self.isTakenClone)
            UNION ALL SELECT rolname FROM pg_roles WHERE rolname ~ '^calf_[sr]_'
            """
        ).rows.all.compactMap { $0[0] }
        if names.contains(where: { $0.hasPrefix(ServerNames.keptPrefix) }) { try await dropKept(Self.isTakenClone) }
        let tags = Set(names.compactMap(ServerNames.tag(in:))).subtracting([link.names.tag])
        guard !tags.isEmpty else { return }
        try await withBuilder(link) { (builder) async throws(SandboxError) in
            for tag in tags.sorted() {
                let lock = "\(ServerNames.processLockClass), \(tag)"
                guard try await builder.command("SELECT pg_try_advisory_lock(\(lock))").rows[0, 0] == "t" else { continue }
                let left = names.filter { ServerNames.tag(in: $0) == tag }
                // The process has exited, but its statements may still be running.
                try await endProcesses(try await processes(of: left, builder))
                for name in left where name.hasPrefix("calf_x_") { try await drop(name, builder) }
                for name in left where !name.hasPrefix("calf_x_") { try await dropLogin(name, builder) }
                grew()
                try await builder.command("SELECT pg_advisory_unlock(\(lock))")
            }
        }
    }

    /// Removes this process's temporary databases and logins before it exits.
    func removePassing(_ link: ServerLink) async throws(SandboxError) {
        readyClones = [:]
        if !hasPassing, sessionRoles.isEmpty, passingLogins.isEmpty { return }
        let databases = try await link.admin.command(
            "SELECT datname FROM pg_database WHERE datname LIKE $1", ["calf\\_x\\_\(link.names.tag)\\_%"])
        let roles = sessionRoles + passingLogins.sorted()
        sessionRoles = []
        passingLogins = []
        let names = databases.rows.all.compactMap { $0[0] }
        try await endProcesses(try await processes(of: names + roles, link.admin))
        try await withBuilder(link) { (builder) async throws(SandboxError) in for name in names { try await drop(name, builder) } }
        for role in roles { try await dropLogin(role, link.admin) }
    }
}
