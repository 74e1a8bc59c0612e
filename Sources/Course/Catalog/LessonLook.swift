import Dispatch
import Glibc
import Synchronization

/// What a look at a lesson's file found: its state, and its outline where that is not known.
struct LessonLook: Sendable {
    /// Below the root.
    var path: String
    var stamp: FileStamp
    /// `nil` where the file has not changed since it was read.
    var outline: LessonOutline?

    /// Fewer are not worth a second thread.
    private static let fewest = 256

    /// Looks at all files, in their order; many of them on several threads at once.
    static func all(at paths: [String], below root: String, known: [String: CatalogRow]) -> [LessonLook] {
        guard paths.count >= fewest else { return paths.map { LessonLook(at: $0, below: root, known: known[$0]) } }
        let parts = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let found = Mutex<[Int: [LessonLook]]>([:])
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let range = paths.count * part / parts..<paths.count * (part + 1) / parts
            let looks = paths[range].map { LessonLook(at: $0, below: root, known: known[$0]) }
            found.withLock { $0[part] = looks }
        }
        return found.withLock { found in (0..<parts).flatMap { found[$0] ?? [] } }
    }

    private init(at path: String, below root: String, known: CatalogRow?) {
        let full = root + path
        self.path = path
        // Before the file is read: should it change meanwhile, the next look sees a state later than this one.
        stamp = FileStamp(path: full) ?? .missing
        if known == nil || known?.stamp != stamp || stamp == .missing { outline = LessonOutline(at: full, shownAs: full) }
    }
}
