import Glibc

/// The header of a SQLite file, read without SQLite, which may create files next to the one it opens. So a file that calf must not write
/// stays unchanged. <https://sqlite.org/fileformat2.html#the_database_header>
struct FileHeader: Equatable {
    var isSQLite: Bool
    var isWAL: Bool
    var version: Int
    var application: Int64

    /// Returns `nil` if the file does not exist or is empty, which SQLite treats as a new database.
    init?(path: String) throws(ProgressError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .unreachable(path: path, message: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count >= 0 else { throw .unreachable(path: path, message: String(cString: strerror(errno))) }
        guard count > 0 else { return nil }
        func number(at offset: Int) -> Int64 { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int64($1) } }
        isSQLite = count == 100 && bytes.starts(with: Array("SQLite format 3\0".utf8))
        isWAL = bytes[18] == 2 && bytes[19] == 2
        version = Int(number(at: 60))
        application = number(at: 68)
    }
}
