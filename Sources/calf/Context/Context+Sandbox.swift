import Course
import Sandbox
import TutorRuntime

/// The sandbox, and which courses may run something in it.
extension Context {
    /// A sandbox with the user's settings.
    ///
    /// - Parameter presents: whether lessons are presented in it.
    func sandbox(presents: Bool = false) -> Sandbox {
        var options = SandboxOptions()
        options.statements = configuration.statements
        options.presents = presents
        options.programsRoot = serverPrograms
        return Sandbox(directories: directories, server: server, options: options) { [log] error in
            log.note("background work failed: \(ErrorText.about(error))")
        }
    }

    /// The folder with PostgreSQL's server programs, a subfolder for each major version.
    var serverPrograms: String { Context.environment["CALF_SERVER_PROGRAMS", default: ServerPrograms.systemRoot] }

    /// Calls `body` with a sandbox, and closes it afterward.
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

    /// A third-party course runs nothing until the user trusts it, and never runs on an external server.
    func requireTrust(in catalog: Catalog, course id: String) throws {
        guard let course = catalog.courses().first(where: { $0.id == id }), !course.isShipped else { return }
        if server != .embedded { throw SandboxError.foreignCourse(id: id) }
        if trusts { try trust.trust(course.directory) }
        guard trust.isTrusted(course.directory) else {
            throw CommandLineError(
                "the course '\(id)' is not part of calf, so it can't run anything until you trust it: calf trust \(course.directory)")
        }
    }
}
