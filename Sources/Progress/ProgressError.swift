/// Why progress can't be read or recorded. The file is left unchanged in every case.
package enum ProgressError: Error, Sendable, Equatable {
    /// The file was written by a newer version of calf.
    case newer(path: String, version: Int, known: Int)
    /// The file is damaged or not a database.
    case damaged(path: String, message: String)
    /// The database belongs to another program.
    case foreign(path: String)
    /// The file can't be opened or created.
    case unreachable(path: String, message: String)
    /// Another process kept the file locked for too long.
    case busy(path: String)
    /// The disk is full, or the user's quota is used up.
    case full(path: String)
    /// Any other error, with SQLite's message.
    case failed(path: String, message: String)
}
