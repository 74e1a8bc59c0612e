import Glibc

/// Checks every file of a root's folders without reading any: computes a fingerprint of names, sizes, and times.
///
/// Uses system calls directly and builds no strings from names, because it runs at every start, over ten thousand files.
struct CatalogScan {
    /// The same for the same files in the same state, regardless of the order in which the system lists them.
    private(set) var fingerprint: (UInt64, UInt64) = (0, 0)
    /// Whether a file changed so recently that it could change again without its timestamps showing it.
    private(set) var isUnsettled = false
    private let settled: Int64

    /// The coarsest timestamp resolution expected of a file system, in nanoseconds.
    static let granularity: Int64 = 50_000_000

    init(folders: [String]) {
        settled = Self.now() - Self.granularity
        for (number, folder) in folders.enumerated() {
            let path = UInt64(number + 1)
            let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            // A root either is a course or holds courses; one scan covers both cases.
            if descriptor >= 0 { scan(descriptor, path: path, depth: 0) } else { add(errno: errno, at: path) }
        }
    }

    /// The fingerprint as text for the cache; empty while a file is unsettled, which never equals a stored one.
    var stored: String { isUnsettled ? "" : "\(fingerprint.0) \(fingerprint.1)" }

    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Takes ownership of the descriptor. `depth` is the number of levels below the root; lessons are at most two levels below a course.
    private mutating func scan(_ descriptor: Int32, path: UInt64, depth: Int) {
        guard let stream = fdopendir(descriptor) else {
            add(errno: errno, at: path)
            close(descriptor)
            return
        }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let isDirectory = entry.pointee.d_type == UInt8(DT_DIR)
            let mayBeDirectory = isDirectory || entry.pointee.d_type == UInt8(DT_LNK) || entry.pointee.d_type == UInt8(DT_UNKNOWN)
            withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                    guard name[0] != CChar(bitPattern: UInt8(ascii: ".")) else { return }
                    let isFile = !isDirectory && isCourseFile(name)
                    guard isFile || (mayBeDirectory && depth < 2) else { return }
                    let below = hash(name, after: path)
                    if isFile { add(fileNamed: name, in: dirfd(stream), at: below) }
                    guard mayBeDirectory, depth < 2 else { return }
                    let child = openat(dirfd(stream), name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                    if child >= 0 {
                        mix(below, 1, 0, 0)
                        scan(child, path: below, depth: depth + 1)
                    } else if errno != ENOTDIR {
                        add(errno: errno, at: below)
                    }
                }
            }
        }
    }

    private mutating func add(fileNamed name: UnsafePointer<CChar>, in directory: Int32, at path: UInt64) {
        var status = stat()
        guard fstatat(directory, name, &status, 0) == 0 else { return add(errno: errno, at: path) }
        let stamp = FileStamp(status)
        if stamp.modified > settled || stamp.changed > settled { isUnsettled = true }
        mix(path, UInt64(bitPattern: stamp.size), UInt64(bitPattern: stamp.modified), UInt64(bitPattern: stamp.changed))
    }

    private mutating func add(errno code: Int32, at path: UInt64) { mix(path, 2, UInt64(code), 0) }

    /// Addition makes the order irrelevant. Each term is mixed well enough that two different sets almost never agree.
    private mutating func mix(_ path: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
        let first = SeededRandom.scramble(SeededRandom.scramble(SeededRandom.scramble(path ^ SeededRandom.scramble(a)) ^ b) ^ c)
        fingerprint.0 &+= first
        fingerprint.1 &+= SeededRandom.scramble(first ^ 0x9e37_79b9_7f4a_7c15)
    }
}

/// The file attributes that show that a file has changed.
struct FileStamp: Equatable {
    var size: Int64
    /// Nanoseconds since 1970.
    var modified: Int64
    /// When the file's owner, permissions, or times last changed.
    var changed: Int64

    init(size: Int64, modified: Int64, changed: Int64) {
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    init(_ status: stat) {
        size = Int64(status.st_size)
        modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
    }

    /// Equals the stamp of no existing file, so a file with it is always read again.
    static let missing = FileStamp(size: -1, modified: 0, changed: 0)

    /// `nil` if the file's status can't be read.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }
}

/// `*.md` and `*.yaml`.
private func isCourseFile(_ name: UnsafePointer<CChar>) -> Bool {
    let length = strlen(name)
    return length > 3 && strcmp(name + length - 3, ".md") == 0 || length > 5 && strcmp(name + length - 5, ".yaml") == 0
}

/// FNV-1a, continued from the parent folder's hash. <http://www.isthe.com/chongo/tech/comp/fnv/>
private func hash(_ name: UnsafePointer<CChar>, after parent: UInt64) -> UInt64 {
    var hash = (parent ^ 0x2f) &* 0x100_0000_01b3 ^ 0xcbf2_9ce4_8422_2325
    var index = 0
    while name[index] != 0 {
        hash = (hash ^ UInt64(UInt8(bitPattern: name[index]))) &* 0x100_0000_01b3
        index += 1
    }
    return SeededRandom.scramble(hash)
}
