import Glibc
import SQLite

/// Why progress can't be read or recorded. The file is left unchanged in every case.
package enum ProgressError: Error, Sendable, Equatable {
    /// The file was written by a version of calf whose files can't be read any more.
    case older(path: String, version: Int)
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

extension ProgressError {
    /// Interprets an SQLite error for the file at `path`.
    init(_ error: SQLiteError, path: String) {
        let readOnly: Int32 = 8
        let ioError: Int32 = 10
        let cannotOpen: Int32 = 14
        self =
            if error.isCorrupt {
                .damaged(path: path, message: error.message)
            } else if error.isBusy {
                .busy(path: path)
            } else if error.isFull || error.primaryCode == ioError && ProgressError.isFull(path) {
                .full(path: path)
            } else if [readOnly, cannotOpen].contains(error.primaryCode) {
                .unreachable(path: path, message: error.message)
            } else {
                .failed(path: path, message: error.message)
            }
    }

    /// On a full disk, SQLite reports a missing shared-memory file as a generic I/O error.
    private static func isFull(_ path: String) -> Bool {
        var room = statvfs()
        return statvfs(path, &room) == 0 && room.f_bavail == 0
    }
}
