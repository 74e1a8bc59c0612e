import Progress
import TutorCore
import TutorRuntime

extension Finding {
    /// Whether progress can be read and recorded.
    static let progress: @Sendable (Context) async -> [Finding] = { context in
        do {
            let lessons = try await ProgressLog(path: context.progressPath).lessons()
            return [Finding(name: "progress", state: .fine, says: "\(context.progressPath), \(lessons.count) lessons started")]
        } catch {
            return [Finding(name: "progress", state: .broken, says: ErrorText.about(error))]
        }
    }
}
