import Progress
import Tutor

extension Finding {
    /// Whether what was done can be read and kept.
    static let progress: @Sendable (Context) async -> [Finding] = { context in
        do {
            let lessons = try await ProgressLog(path: context.progressPath).lessons()
            return [Finding(name: "progress", state: .fine, says: "\(context.progressPath), \(lessons.count) lessons begun")]
        } catch {
            return [Finding(name: "progress", state: .broken, says: Sentence.about(error))]
        }
    }
}
