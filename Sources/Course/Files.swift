import Glibc
import Primitives

/// Reads a course's files and their attributes. Never blocks on a pipe or a device, and never reads without a limit.
enum Files {
    /// The size limit of a course's file in bytes; a typical lesson has about 15 KB.
    static let textLimit = 1 << 20
    /// The size limit of a dataset in bytes; generated ones are small scripts.
    static let datasetLimit = 64 << 20

    /// The bytes of a regular file.
    static func bytes(at path: String, limit: Int) throws(CourseError) -> [UInt8] {
        try bytes(at: Array(path.utf8CString), shownAs: path, limit: limit)
    }

    /// The same for a path that needn't be UTF-8.
    static func bytes(at place: [CChar], shownAs path: String, limit: Int) throws(CourseError) -> [UInt8] {
        // NONBLOCK: opening a pipe must not wait for its other end.
        let descriptor = open(place, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        guard status.st_size <= limit else { throw .tooLarge(path: path, limit: limit) }
        guard let bytes = DescriptorBytes.read(descriptor, atMost: Int(status.st_size)) else {
            throw .unreadable(path: path, code: errno)
        }
        return bytes
    }

    /// The text of a file: UTF-8 without NUL; a byte order mark is dropped.
    static func text(at path: String, shownAs shown: String? = nil, limit: Int = textLimit) throws(CourseError) -> String {
        let bytes = try bytes(at: path, limit: limit)
        let hasNUL = bytes.withUnsafeBufferPointer { Bytes.index(of: 0, in: $0, from: 0) != nil }
        if !hasNUL, let text = String(validating: bytes.withoutMark, as: UTF8.self) { return text }
        throw .notText(placeOfFirstBadByte(in: bytes, path: shown ?? path))
    }

    private static func placeOfFirstBadByte(in bytes: [UInt8], path: String) -> SourceLocation {
        var location = SourceLocation(path: path, line: 1)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator), scalar != "\0" {
            if scalar == "\n" {
                location.line += 1
                location.column = 1
            } else {
                location.column += 1
            }
        }
        return location
    }

    /// The names in a folder, unsorted, without those that start with a dot or aren't UTF-8.
    static func names(in directory: String) throws(CourseError) -> [String] {
        guard let names = FolderNames.text(in: directory) else { throw .unreadable(path: directory, code: errno) }
        return names.filter { !$0.hasPrefix(".") }
    }

    /// Whether `path` is a folder or a link to one.
    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether `path` exists, with links resolved.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The path without links, dots, and double slashes; `nil` if nothing exists there.
    static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The folder that holds `path`.
    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Creates a folder that is private to the user, and its missing parents.
    static func makeDirectory(_ path: String) {
        if mkdir(path, 0o700) == 0 || errno != ENOENT { return }
        makeDirectory(parent(of: path))
        mkdir(path, 0o700)
    }

    /// Keeps other processes out while `body` runs. <https://man7.org/linux/man-pages/man2/flock.2.html>
    static func withLock(_ path: String, _ body: () throws(CourseError) -> Void) throws(CourseError) {
        makeDirectory(parent(of: path))
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
        try body()
    }

    /// Replaces a file (`FileReplacement`), and makes its missing folders. A new file is private to the user.
    static func replace(_ path: String, with text: String) throws(CourseError) {
        makeDirectory(parent(of: path))
        guard FileReplacement.replace(path, with: Array(text.utf8), mode: 0o600) else { throw .unreadable(path: path, code: errno) }
    }
}

/// The system's message for an `errno`.
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }
