/// Why progress cannot be read or recorded. The file is left unchanged in every case.
package enum ProgressError: Error, Sendable, Equatable {
    /// Written by a version of calf that knows more than this one.
    case newer(path: String, version: Int, known: Int)
    /// Damaged, or no database at all.
    case damaged(path: String, message: String)
    /// A database of some other program.
    case foreign(path: String)
    /// Cannot be opened or created.
    case unreachable(path: String, message: String)
    /// Another process held it for too long.
    case busy(path: String)
    /// The disk is full, or a quota is.
    case full(path: String)
    /// Anything else, in the words of SQLite.
    case failed(path: String, message: String)
}
