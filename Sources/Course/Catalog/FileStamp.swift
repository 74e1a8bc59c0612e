import Glibc

/// The file attributes that show that a file has changed.
struct FileStamp: Equatable {
    var size: Int64
    /// Nanoseconds since 1970.
    var modified: Int64
    /// When the file's owner, permissions, or times last changed.
    var changed: Int64

    /// Equals the stamp of no existing file.
    static let missing = FileStamp(size: -1, modified: 0, changed: 0)

    /// A file that changed later than this can change again without a change of its stamp: the clocks of some file systems are coarse.
    static var settled: Int64 {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return nanoseconds(now) - 50_000_000
    }

    fileprivate static func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) }
}

extension FileStamp {
    /// `nil` if the file's status can't be read.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let (modified, changed) = (Self.nanoseconds(status.st_mtim), Self.nanoseconds(status.st_ctim))
        self.init(size: Int64(status.st_size), modified: modified, changed: changed)
    }
}
