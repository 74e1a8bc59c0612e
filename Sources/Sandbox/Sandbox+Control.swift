import Glibc
import Postgres
import Primitives
import SQLText

/// The operations behind `calf sandbox`: status, pinning, stopping, removing.
extension Sandbox {
    package enum StopOutcome: String, Sendable {
        case stopped
        case wasNotRunning = "was-not-running"
        /// Other processes are using it. It is no longer pinned and will stop when they exit.
        case inUse = "in-use"
    }

    /// The status of calf's own server. Starts nothing.
    package func status() async throws(SandboxError) -> SandboxStatus {
        let place = try place()
        let keeper = KeeperLock.holder(place.keeperLock)
        let state = KeeperState.read(place, of: keeper)
        let phase = state.flatMap { SandboxStatus.Phase(rawValue: $0.phase.rawValue) } ?? (keeper == nil ? .stopped : .starting)
        // No cluster, no version.
        let version = try? FileSystem.readText(place.cluster + "/PG_VERSION").prefix { $0.isNumber }
        return SandboxStatus(
            phase: phase, isPinned: keeper != nil && Pin(place.pin).isSet, isInUse: ClientLock.isHeld(place.clientsLock),
            keeper: keeper, server: state.flatMap { $0.server == 0 ? nil : $0.server }, major: version.flatMap { Int($0) },
            place: place, notices: state?.notices ?? [])
    }

    /// The disk space used by the cluster, in bytes. Reads the status of every file.
    package nonisolated func clusterBytes() throws(SandboxError) -> Int { FileSystem.size(of: try place().cluster) }

    /// Starts the server and keeps it running without clients, until `stop` or the next reboot.
    package func pin() async throws(SandboxError) {
        guard choice == .embedded else {
            _ = try await connected()
            return
        }
        // `awaitReady` is enough; no connection needs to be opened.
        _ = try await serverClient().awaitReady()
        let place = try place()
        try Pin(place.pin).set(for: place.account)
    }

    /// Disconnects and stops the server, unless other processes use it. `force` stops it anyway; those processes start it again.
    package func stop(force: Bool = false) async throws(SandboxError) -> StopOutcome {
        await close()
        let place = try place()
        Pin(place.pin).remove()
        guard KeeperLock.holder(place.keeperLock) != nil else { return .wasNotRunning }
        if !force, ClientLock.isHeld(place.clientsLock) { return .inUse }
        try await ServerClient(place: place, data: directories.data, options: options).stopKeeper()
        return .stopped
    }

    /// Stops the server and removes the cluster with all lesson databases, including those set aside. Progress is stored elsewhere.
    package func destroy() async throws(SandboxError) {
        switch choice {
        case .embedded:
            _ = try await stop(force: true)
            for path in try ownedPaths() { try FileSystem.remove(path) }
        case .external: try await removeAll()
        }
        try FileSystem.remove(templateCaches)
    }

    /// All paths that the server uses.
    package nonisolated func ownedPaths() throws(SandboxError) -> [String] {
        try place().folders
    }

    /// All databases on the server that belong to calf, largest first.
    package func databases() async throws(SandboxError) -> [DatabaseInfo] {
        try await databases(try await connected().admin).sorted { ($1.bytes, $0.name) < ($0.bytes, $1.name) }
    }

    /// A connection URI for logging in as a learner, to a separate database that belongs to no lesson. It has been tried.
    package func learnerDSN() async throws(SandboxError) -> String {
        let uri = try await withLink { (link) async throws(SandboxError) -> String in
            let name = ServerNames.lesson(course: "", lesson: "playground")
            let login = link.login(ServerNames.standingSession)
            try await withBuilder(link) { (builder) async throws(SandboxError) in
                try await withLock(on: name, builder) { () async throws(SandboxError) in
                    if try await !exists(name, builder) {
                        try await create(name, from: try await ensure(Template(), builder, link), builder, link)
                    }
                    let comment = DatabaseComment(template: Template().hash)
                    try await builder.command(
                        SQL.together(
                            opening(name, comment: comment) + standingLoginCommands(login, grants: [], database: name, link)))
                }
            }
            return Self.uri(link, database: name, login)
        }
        do throws(PostgresError) {
            let session = try await PostgresSession.connect(ConnectionSettings(uri: uri))
            // A learner can drop the schema in which tables are created.
            _ = try await session.query("CREATE SCHEMA IF NOT EXISTS public")
            await session.close()
        } catch {
            // All of its sessions are in use, so it works.
            if error.sqlstate != "53300" { throw .postgres(error) }
        }
        return uri
    }

    /// Makes a permanent login what it was when it was new, because the database may be another one since then, and earlier users of the
    /// login could have changed its settings and password.
    func standingLoginCommands(_ login: Login, grants: [String], database: String, _ link: ServerLink) -> [String] {
        let role = SQL.identifier(login.name)
        return [
            """
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = \(SQL.literal(login.name))) THEN
            CREATE ROLE \(role);
            END IF
            """,
            "ALTER ROLE \(role) RESET ALL", "ALTER ROLE \(role) IN DATABASE \(SQL.identifier(database)) RESET ALL",
            "ALTER ROLE \(role) \(Self.attributes(login, limit: Self.shellSessions)) VALID UNTIL 'infinity'",
        ] + accessCommands(login, grants: grants, database: database, link)
    }

    private static func uri(_ link: ServerLink, database: String, _ login: Login) -> String {
        let options = "-c role=\(link.names.learner)"
        guard let given = link.settings.uri else {
            let host = (link.settings.host ?? "").percentEncoded()
            return
                "postgresql://\(login.name):\(login.password)@/\(database)?host=\(host)&port=\(ServerPlace.port)&options=\(options.percentEncoded())"
        }
        // In a connection string, later values win.
        let changes = [("user", login.name), ("password", login.password), ("dbname", database), ("options", options)]
        guard given.hasPrefix("postgresql://") || given.hasPrefix("postgres://") else {
            return given + changes.map { " \($0.0)='\($0.1)'" }.joined()
        }
        return given + (given.contains("?") ? "&" : "?") + changes.map { "\($0.0)=\($0.1.percentEncoded())" }.joined(separator: "&")
    }

    /// Removes all of calf's databases and roles from a server provided by the user.
    private func removeAll() async throws(SandboxError) {
        let link = try await connected()
        await settle()
        readyClones = [:]
        let all = try await databases()
        try await withBuilder(link) { (builder) async throws(SandboxError) in for database in all { try await drop(database.name, builder) }
        }
        let roles = try await link.admin.command(
            "SELECT rolname FROM pg_roles WHERE rolname ~ '^calf_([sr]_|learner)' ORDER BY rolname DESC")
        sessionRoles = []
        for row in roles.rows.all { if let role = row[0] { try await dropLogin(role, link.admin) } }
        await close()
    }
}
