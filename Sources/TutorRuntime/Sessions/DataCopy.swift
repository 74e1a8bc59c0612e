import Course
import Postgres
import Sandbox

/// A copy of the lesson's data: for an exercise, or for an example with two sessions. Created when it is first used.
actor DataCopy {
    private let sandbox: Sandbox
    private let template: Template
    private let grants: [String]
    private var making: Task<ScratchDatabase, any Error>?

    init(sandbox: Sandbox, template: Template, grants: [String]) {
        self.sandbox = sandbox
        self.template = template
        self.grants = grants
    }

    /// Opens one of the learner's sessions in the copy. If that fails, or its task is canceled, the copy stays as it is: the other session
    /// may be in it.
    func session(onNotice: (@Sendable (ServerMessage) -> Void)? = nil) async throws -> PostgresSession {
        let making = self.making ?? Task { [sandbox, template] in try await sandbox.clone(of: template) }
        self.making = making
        let database: ScratchDatabase
        do {
            database = try await making.value
        } catch {
            // The next use tries again.
            forget(making)
            throw error
        }
        do throws(SandboxError) {
            return try await sandbox.session(on: database, as: .learner(grants: grants), onNotice: onNotice)
        } catch {
            // A restarted server has lost all copies (3D000: no such database).
            guard case .postgres(let refusal) = error, refusal.sqlstate == "3D000" else { throw error }
            forget(making)
        }
        return try await session(onNotice: onNotice)
    }

    private func forget(_ lost: Task<ScratchDatabase, any Error>) { if making == lost { making = nil } }

    func release() async {
        guard let making else { return }
        self.making = nil
        guard case .success(let database) = await making.result else { return }
        await sandbox.release(database)
    }
}
