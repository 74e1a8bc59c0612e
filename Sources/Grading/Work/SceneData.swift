import Postgres
import Sandbox

/// The data that scripts in a scene connect to: their own clone, with a login.
struct SceneData: Sendable {
    let database: ScratchDatabase
    /// The environment variables for connecting to it.
    private(set) var variables: [String: String]
    let access: DatabaseAccess
    private let sandbox: Sandbox

    /// The given data.
    init(of template: Template, grants: [String], _ sandbox: Sandbox) async throws {
        let database = try await sandbox.clone(of: template)
        do {
            access = try await sandbox.access(to: database, grants: grants)
        } catch {
            await sandbox.release(database)
            throw error
        }
        self.database = database
        self.sandbox = sandbox
        variables = access.variables
    }

    /// Another version of the data, or the given one for `nil`; `nil` if the server rejects it.
    init?(of template: Template, _ variant: Variant?, grants: [String], _ sandbox: Sandbox) async throws {
        try await self.init(of: template, grants: grants, sandbox)
        guard let variant else { return }
        if variant.isOtherPlan { variables["PGOPTIONS", default: ""] += " " + OtherPlan.options }
        if variant.commands.isEmpty { return }
        do {
            try await sandbox.withSession(on: database, as: .reference(grants: grants)) { session in
                _ = try await session.results(of: variant.commands)
            }
        } catch {
            await release()
            guard case PostgresError.server = error, !OthersDoing.explains(error) else { throw error }
            return nil
        }
    }

    /// Ends its remaining sessions and releases the clone.
    func release() async {
        await sandbox.end(access)
        await sandbox.release(database)
    }
}
