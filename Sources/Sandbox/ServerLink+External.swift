import Postgres
import SQLText

extension ServerLink {
    /// Connects to a server provided by the user. calf creates and changes only objects there whose names start with `calf_`.
    static func external(uri: String) async throws(SandboxError) -> ServerLink {
        let settings = ConnectionSettings(uri: uri)
        let admin: PostgresSession
        do throws(PostgresError) { admin = try await PostgresSession.connect(settings) } catch { throw .postgres(error) }
        let account = try await admin.command(
            """
            SELECT current_user, current_database(), rolsuper OR rolcreatedb, rolsuper OR rolcreaterole
            FROM pg_roles WHERE rolname = current_user
            """)
        let user = account.rows[0, 0] ?? ""
        let missing = [("CREATEDB", 2), ("CREATEROLE", 3)].filter { account.rows[0, $0.1] != "t" }.map(\.0)
        guard missing.isEmpty else {
            await admin.close()
            throw .privilegesMissing(user: user, attributes: missing)
        }
        let tag: UInt32
        do throws(PostgresError) {
            tag = try await claimTag(admin)
            try await dropHalfRemoved(admin)
        } catch { throw .postgres(error) }
        let names = ServerNames(learner: "calf_learner", tag: tag)
        let role = SQL.identifier(names.learner)
        try await admin.command(
            SQL.together([
                """
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = \(SQL.literal(names.learner))) THEN
                CREATE ROLE \(role) NOLOGIN; GRANT \(role) TO CURRENT_USER;
                END IF
                """
            ]))
        return ServerLink(
            admin: admin, settings: settings, user: user, database: account.rows[0, 1] ?? "", names: names, secret: nil,
            isEmbedded: false)
    }
}
