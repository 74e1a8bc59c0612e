import Glibc
import Primitives

/// The files of a course with their hashes. A symbolic link inside the course counts as its target; one that leaves the course is an error.
///
/// Names that start with a dot are left out, because calf never reads them.
struct CourseContent {
    /// A real course has fewer files and less nesting. Exceeding this means a cycle of links, or the wrong folder.
    private static let (maxFiles, maxDepth) = (20_000, 12)

    /// The hash of each file, by its path in the course.
    private(set) var files: [String: String] = [:]
    /// The first file or folder that the user doesn't own, or that others may write.
    private(set) var foreignFile: String?
    private let root: String

    /// Reads the course in a folder, which is a real path.
    init(of root: String) throws(CourseError) {
        self.root = root
        try add(Array(root.utf8CString), name: "", depth: 0)
    }

    /// The hash of all names and contents.
    var hash: ContentHash { ContentHash(ofParts: files.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }) }

    private mutating func add(_ place: [CChar], name: String, depth: Int) throws(CourseError) {
        guard depth <= Self.maxDepth, files.count <= Self.maxFiles else { throw .tooManyFiles(path: root, limit: Self.maxFiles) }
        let path = FolderNames.shown(place)
        var status = stat()
        guard lstat(place, &status) == 0 else { throw .unreadable(path: path, code: errno) }
        note(status, path)
        if status.st_mode & S_IFMT == S_IFLNK {
            guard let resolved = realpath(place, nil) else {
                // A dangling link: hash the fact that its target is missing.
                return add("missing", to: name)
            }
            defer { free(resolved) }
            let target = String(cString: resolved)
            guard target == root || target.hasPrefix(root + "/") else { throw .linkLeavesCourse(path: path, target: target) }
            guard stat(place, &status) == 0 else { throw .unreadable(path: path, code: errno) }
            note(status, path)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            return add(ContentHash(of: try Files.bytes(at: place, shownAs: path, limit: Files.datasetLimit)).hex, to: name)
        }
        guard let entries = FolderNames.bytes(in: place) else { throw .unreadable(path: path, code: errno) }
        for entry in entries.sorted(by: { $0.lexicographicallyPrecedes($1) }) where entry.first != 0x2E {
            let inner = FolderNames.shown(entry)
            try add(FolderNames.path(place, entry), name: name.isEmpty ? inner : "\(name)/\(inner)", depth: depth + 1)
        }
    }

    /// Several names that aren't UTF-8 can be shown alike.
    private mutating func add(_ hash: String, to name: String) { files[name, default: ""] += hash }

    private mutating func note(_ status: stat, _ path: String) {
        // A link's mode has no meaning.
        let isWritable = status.st_mode & S_IFMT != S_IFLNK && status.st_mode & 0o022 != 0
        if foreignFile == nil, status.st_uid != geteuid() || isWritable { foreignFile = path }
    }
}
