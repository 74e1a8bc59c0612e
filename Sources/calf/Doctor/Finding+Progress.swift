import Progress
import Sandbox
import TutorCore
import TutorRuntime

extension Finding {
    /// Whether progress can be read and recorded.
    static let progress: @Sendable (Context) async -> [Finding] = { context in
        let path = context.progressPath
        do {
            let log = try ProgressLog(path: path)
            if let fault = try await log.faults().first { throw ProgressError.damaged(path: path, message: fault) }
            let lessons = try await log.lessons()
            return [Finding(name: "progress", state: .fine, says: "\(path), \(lessons.values.count { $0.opened != nil }) lessons started")]
        } catch ProgressError.damaged(_, let message) {
            return [damaged(path, message, folder: context.directories.data + "/damaged")]
        } catch {
            return [Finding(name: "progress", state: .broken, says: ErrorText.about(error))]
        }
    }

    /// What is lost of a damaged file, and how to go on without losing more. SQLite's other files belong to it, so they are moved, too.
    private static func damaged(_ path: String, _ message: String, folder: String) -> Finding {
        let move = "mkdir -p '\(folder)'; mv -b '\(path)'* '\(folder)'"
        let what = "\(path) is damaged (\(message.split(whereSeparator: \.isNewline).last ?? ""))."
        do {
            let salvage = try Salvage(path: path)
            return Finding(
                name: "progress", state: .broken,
                says: "\(what) \(salvage.words) Unfinished answers and your statement history can't be recovered.",
                fix: "calf progress --export saved.jsonl; \(move); calf progress --import saved.jsonl")
        } catch {
            return Finding(name: "progress", state: .broken, says: "\(what) Nothing in it can be read.", fix: move)
        }
    }
}
