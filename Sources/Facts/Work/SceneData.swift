package import Sandbox

/// The data that scripts in a scene connect to: their own clone, with a login.
package struct SceneData: Sendable {
    /// The clone.
    package let database: ScratchDatabase
    /// The environment variables for connecting to it.
    let variables: [String: String]
    let access: DatabaseAccess
    private let sandbox: Sandbox

    /// The given data.
    ///
    /// - Parameter options: settings of all sessions of a program, for the environment variable PGOPTIONS.
    package init(of template: Template, grants: [String], options: String = "", _ sandbox: Sandbox) async throws {
        let database = try await sandbox.clone(of: template)
        do {
            access = try await sandbox.access(to: database, grants: grants)
        } catch {
            await sandbox.release(database)
            throw error
        }
        self.database = database
        self.sandbox = sandbox
        var variables = access.variables
        if !options.isEmpty { variables["PGOPTIONS", default: ""] += " " + options }
        self.variables = variables
    }

    /// Ends its remaining sessions and releases the clone.
    package func release() async {
        await sandbox.end(access)
        await sandbox.release(database)
    }
}
