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

    /// Opens one of the learner's sessions in the copy.
    func session(onNotice: (@Sendable (ServerMessage) -> Void)? = nil) async throws -> PostgresSession {
        let making = self.making ?? Task { [sandbox, template] in try await sandbox.clone(of: template) }
        self.making = making
        do {
            return try await sandbox.session(on: try await making.value, as: .learner(grants: grants), onNotice: onNotice)
        } catch {
            // The next use tries again.
            self.making = nil
            throw error
        }
    }

    func release() async {
        guard let making else { return }
        self.making = nil
        guard case .success(let database) = await making.result else { return }
        await sandbox.release(database)
    }
}
