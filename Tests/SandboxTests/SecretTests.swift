import Glibc
import Postgres
import TestSupport
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(10))) struct SecretTests {
    /// Whether someone gets in over the server's socket.
    private func canConnect(_ sandbox: Sandbox, as user: String, _ password: String?, to database: String = "postgres") async throws -> Bool
    {
        let settings = ConnectionSettings(
            host: try sandbox.place().socket, port: ServerPlace.port, database: database, user: user, password: password)
        do throws(PostgresError) {
            let session = try await PostgresSession.connect(settings)
            await session.close()
            return true
        } catch {
            return false
        }
    }

    @Test func `whoever reaches the server's socket needs the password of the login`() async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("a"), dataset: nil)
            let access = try await sandbox.access(to: database)
            let own = try #require(access.variables["PGPASSWORD"])
            #expect(try await canConnect(sandbox, as: access.login, own, to: database.name))
            for password in [nil, "", "calf", own] {
                #expect(try await !canConnect(sandbox, as: Keeper.superuser, password))
                if password != own { #expect(try await !canConnect(sandbox, as: access.login, password, to: database.name)) }
            }
            let found = try #require(FileSystem.status(try sandbox.place().secret))
            #expect(found.st_mode & 0o777 == 0o600)
            let secret = try FileSystem.readText(try sandbox.place().secret)
            #expect(!access.variables.values.contains { $0.contains(secret) })
        }
    }

    @Test func `a cluster made before there were passwords gets them at its next start`() async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("a", setup: ["CREATE TABLE books (title text);"]), dataset: nil)
            let access = try await sandbox.access(to: database)
            let admin = try await sandbox.connected().admin
            for role in [Keeper.superuser, access.login] { try await admin.command("ALTER ROLE \(role) PASSWORD NULL") }
            let place = try sandbox.place()
            #expect(try await sandbox.stop(force: true) == .stopped)
            try FileSystem.remove(place.secret)

            let again = try await sandbox.lessonDatabase(for: lesson("a", setup: ["CREATE TABLE books (title text);"]), dataset: nil)
            #expect(again.name == database.name)
            let renewed = try await sandbox.access(to: again)
            #expect(try await canConnect(sandbox, as: renewed.login, renewed.variables["PGPASSWORD"], to: again.name))
            #expect(try await !canConnect(sandbox, as: Keeper.superuser, nil))
            #expect(FileSystem.exists(place.secret))
        }
    }

    @Test func `the error of a command that creates a login shows neither the command nor the password`() async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("a"), dataset: nil)
            _ = try await sandbox.connected().admin.query("SET default_transaction_read_only = on")
            let error = await #expect(throws: SandboxError.self) { _ = try await sandbox.session(on: database) }
            let text = "\(String(describing: error))"
            #expect(text.contains("read-only transaction"))
            #expect(!text.contains("SCRAM") && !text.contains("PASSWORD"), "\(text)")
        }
    }

    @Test func `the verifier is that of RFC 5803`() {
        // Made with Python's hashlib, for the password "pencil".
        let verifier = SCRAMVerifier.text(for: "pencil")
        #expect(
            verifier
                == "SCRAM-SHA-256$1:d65wOalvro1vbPR8ttiNfA==$GcXL773zePH+E3z7Gpicht7Sw8P8+xi1Dc9WIQITHKs=:sgqk9+5qwiCKz7lPThG2HowMxKFw7yIYDxM7T0gmZPg="
        )
    }
}
