import Dispatch
import Glibc
import Synchronization

/// The result of checking a lesson's file: its stamp, and its outline if that isn't known yet.
struct LessonLook: Sendable {
    /// An absolute path.
    var path: String
    var stamp: FileStamp
    /// `nil` if the file has not changed since it was read.
    var outline: LessonOutline?

    /// Below this count, more threads aren't worth it.
    private static let fewest = 256

    /// Checks all files and returns the results in order. Many files are checked on several threads in parallel.
    static func all(at paths: [String], known: [String: CatalogRow]) -> [LessonLook] {
        guard paths.count >= fewest else { return paths.map { LessonLook(at: $0, known: known[$0]) } }
        let parts = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let found = Mutex<[Int: [LessonLook]]>([:])
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let range = paths.count * part / parts..<paths.count * (part + 1) / parts
            let looks = paths[range].map { LessonLook(at: $0, known: known[$0]) }
            found.withLock { $0[part] = looks }
        }
        return found.withLock { found in (0..<parts).flatMap { found[$0] ?? [] } }
    }

    private init(at path: String, known: CatalogRow?) {
        self.path = path
        // Taken before the file is read: if the file changes in between, the next check sees a newer stamp than this one.
        stamp = FileStamp(path: path) ?? .missing
        if known == nil || known?.stamp != stamp || stamp == .missing { outline = LessonOutline(at: path, shownAs: path) }
    }
}
