import Postgres
import SQLText

extension ServerLink {
    /// Connects to calf's own server, and does the one-time setup that every cluster needs.
    static func embedded(_ client: ServerClient) async throws(SandboxError) -> ServerLink {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            let state = try await client.awaitReady()
            let secret = try ServerSecret.read(client.place)
            let settings = ConnectionSettings(
                host: state.socket, port: ServerPlace.port, database: "postgres", user: Keeper.superuser, password: secret?.text)
            do throws(PostgresError) {
                let admin = try await PostgresSession.connect(settings)
                let names = ServerNames(learner: "learner", tag: try await claimTag(admin))
                try await prepareCluster(admin, learner: names.learner)
                try await dropHalfRemoved(admin)
                return ServerLink(
                    admin: admin, settings: settings, user: Keeper.superuser, database: "postgres", names: names, secret: secret,
                    isEmbedded: true)
            } catch {
                // The server died after the keeper reported it ready. The keeper is restarting it.
                guard error.endsSession || error.sqlstate == "57P03", ContinuousClock.now < deadline else { throw .postgres(error) }
            }
            do { try await Task.sleep(for: .milliseconds(5)) } catch { throw .startTimedOut(seconds: 0) }
        }
    }

    /// Takes an advisory lock that shows that this process is running. Its number becomes part of every name the process creates.
    static func claimTag(_ admin: PostgresSession) async throws(PostgresError) -> UInt32 {
        while true {
            let tag = UInt32.random(in: 1...UInt32(Int32.max))
            let result = try await admin.query("SELECT pg_try_advisory_lock(\(ServerNames.processLockClass), \(tag))")
            if result.rows[0, 0] == "t" { return tag }
        }
    }

    /// Drops databases whose removal was interrupted when the server crashed. They exist, but can only be dropped: `datconnlimit` is
    /// `DATCONNLIMIT_INVALID_DB` of PostgreSQL's pg_database.h.
    static func dropHalfRemoved(_ admin: PostgresSession) async throws(PostgresError) {
        let found = try await admin.query("SELECT datname FROM pg_database WHERE datname ~ '^calf_[lutpjx]_' AND datconnlimit = -2")
        for row in found.rows.all {
            if let name = row[0] { _ = try await admin.query("DROP DATABASE IF EXISTS \(SQL.identifier(name))") }
        }
    }

    /// Runs in one transaction, so if the role exists, all of the setup was done.
    private static func prepareCluster(_ admin: PostgresSession, learner: String) async throws(PostgresError) {
        // Usually the setup is done already, and a simple query avoids loading PL/pgSQL.
        let known = try await admin.query("SELECT 1 FROM pg_roles WHERE rolname = \(SQL.literal(learner))")
        if !known.rows.isEmpty { return }
        let databases = ["postgres", "template1", "template0"].map(SQL.identifier).joined(separator: ", ")
        _ = try await admin.query(
            SQL.together([
                """
                PERFORM pg_advisory_xact_lock(\(ServerNames.processLockClass), 0);
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = \(SQL.literal(learner))) THEN
                CREATE ROLE \(SQL.identifier(learner)) NOLOGIN;
                REVOKE ALL ON DATABASE \(databases) FROM PUBLIC;
                END IF
                """
            ]))
    }
}
