import Course
import Sandbox

/// What runs something: the sandbox, and who may.
extension Context {
    func sandbox() -> Sandbox { Sandbox(directories: directories, server: server) }

    /// Calls `body` with a sandbox, and lets go of it whatever happens.
    func withSandbox<T>(_ body: (Sandbox) async throws -> T) async throws -> T {
        let sandbox = sandbox()
        do {
            let result = try await body(sandbox)
            await sandbox.close()
            return result
        } catch {
            await sandbox.close()
            throw error
        }
    }

    var trust: Trust { Trust(file: directories.config + "/trusted") }

    /// A course from elsewhere runs nothing before the user has agreed to it, and on a server of the user's own never.
    func requireTrust(in catalog: Catalog, course id: String) throws {
        guard let course = catalog.courses().first(where: { $0.id == id }), !course.isShipped else { return }
        if server != .embedded { throw SandboxError.foreignCourse(id: id) }
        if trusts { try trust.trust(course.directory) }
        guard trust.isTrusted(course.directory) else {
            throw Complaint(
                "the course '\(id)' is not calf's own, and nothing of it is run before you trust it: calf trust \(course.directory)")
        }
    }
}
