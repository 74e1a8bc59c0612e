import Glibc

/// Which courses from elsewhere the user has agreed to run: by real path and content, so that a changed course asks again.
///
/// One line a course: the hash of its path, the hash of its content, and the path to read. The file is private to the user and replaced as
/// a whole.
package struct Trust: Sendable {
    private let file: String

    /// Kept in `file`, which need not exist.
    package init(file: String) { self.file = file }

    /// Whether the course in a folder is trusted as it stands now. What can't be read is not.
    package func isTrusted(_ directory: String) -> Bool {
        guard let path = Files.realPath(directory) else { return false }
        do throws(CourseError) {
            let key = ContentHash(of: path).hex
            // Hashing a course takes time; one that was never trusted need not be read.
            guard let known = try entries().first(where: { $0.key == key }) else { return false }
            return known.content == (try CourseContent.hash(of: path).hex)
        } catch { return false }
    }

    /// Trusts the course in a folder, or every course in it.
    package func trust(_ directory: String) throws(CourseError) {
        guard let path = Files.realPath(directory) else { throw .unreadable(path: directory, code: errno) }
        var added: [Entry] = []
        for course in try Self.courses(in: path) {
            added.append(Entry(key: ContentHash(of: course).hex, content: try CourseContent.hash(of: course).hex, path: course))
        }
        let lock = try FileLock(file + ".lock")
        let kept = try entries().filter { entry in !added.contains { $0.key == entry.key } }
        try Files.replace(file, with: (kept + added).map(\.line).joined())
        lock.release()
    }

    private static func courses(in path: String) throws(CourseError) -> [String] {
        if Files.exists(path + "/course.yaml") { return [path] }
        let courses = try Files.names(in: path).sorted().map { "\(path)/\($0)" }.filter { Files.exists($0 + "/course.yaml") }
        guard !courses.isEmpty else { throw .unreadable(path: path + "/course.yaml", code: ENOENT) }
        return courses
    }

    private struct Entry {
        var key: String
        var content: String
        var path: String

        var line: String { "\(key) \(content) \(path.map { $0.isNewline ? "?" : String($0) }.joined())\n" }
    }

    private func entries() throws(CourseError) -> [Entry] {
        guard Files.exists(file) else { return [] }
        return try Files.text(at: file).split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ", maxSplits: 2).map(String.init)
            return fields.count == 3 ? Entry(key: fields[0], content: fields[1], path: fields[2]) : nil
        }
    }
}

/// The content of a course's folder.
enum CourseContent {
    /// More files, or folders in each other, than a course has: a loop of links, or the wrong folder.
    private static let fileLimit = 100_000
    private static let depthLimit = 12

    /// The hash of all names and bytes below a folder, links followed; what begins with a dot is left out, since calf reads none of it.
    static func hash(of directory: String) throws(CourseError) -> ContentHash {
        var parts: [String] = []
        try add(directory, name: "", depth: 0, to: &parts)
        return ContentHash(ofParts: parts)
    }

    private static func add(_ path: String, name: String, depth: Int, to parts: inout [String]) throws(CourseError) {
        guard depth <= depthLimit, parts.count <= fileLimit else { throw .tooLarge(path: path, limit: fileLimit) }
        guard Files.isDirectory(path) else {
            var status = stat()
            guard stat(path, &status) == 0 else {
                // A link to nothing: that there is nothing is the content.
                parts.append("\(name) missing")
                return
            }
            parts.append("\(name) \(ContentHash(of: try Files.bytes(at: path, limit: Files.datasetLimit)))")
            return
        }
        parts.append("\(name)/")
        for entry in try Files.names(in: path).sorted() {
            try add("\(path)/\(entry)", name: "\(name)/\(entry)", depth: depth + 1, to: &parts)
        }
    }
}
