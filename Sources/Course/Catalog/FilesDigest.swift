import SQLite

/// A digest of the names, sizes, and times of a root's files: what the catalog is made from has changed only if it differs.
struct FilesDigest {
    private var sum = TextSum()
    private var lastChange: Int64 = 0
    /// Files that changed later than this may change again without their times showing it.
    private let settled = FileStamp.settled

    init(of root: CourseRoot) {
        for course in root.courseDirectories {
            for name in add(course) where NumberedName(name) != nil { _ = add("\(course)/\(name)") }
        }
        // A course that is opened alone names lessons of its neighbors, of which it needs to know only which exist.
        if root.isCourse { for neighbor in CourseLayout.neighborDirectories(of: root.directory) { _ = add(neighbor) } }
    }

    /// `nil` if a file changed too recently.
    var value: Int64? { lastChange > settled ? nil : sum.value }

    /// Adds a folder's entries, and returns their names. Whatever can't be read adds nothing.
    private mutating func add(_ folder: String) -> [String] {
        sum.add(.text(folder))
        let names: [String]
        do throws(CourseError) { names = try Files.names(in: folder).sorted() } catch { return [] }
        for name in names {
            let stamp = FileStamp(path: "\(folder)/\(name)") ?? .missing
            sum.add(.text(name))
            for number in [stamp.size, stamp.modified, stamp.changed] { sum.add(.integer(number)) }
            lastChange = max(lastChange, stamp.changed)
        }
        return names
    }
}
