import Glibc
import SQLite

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
