import Glibc

/// The courses not shipped with calf that the user allows to run.
///
/// A course is trusted in its current state, identified by real path and content, so that calf asks again after a change. A course that the
/// user owns and edits can be trusted permanently, by real path alone.
///
/// The file has one line for each course: the hash of its path, the hash of its content (or `*` for any), and the readable path. The
/// indented lines after it list the trusted files with their hashes. The file is private to the user and replaced atomically.
package struct Trust: Sendable {
    /// What is trusted about a course.
    package enum Scope: Sendable, Equatable {
        /// Its current content.
        case content
        /// Its current and all future content. The user must own the course's files.
        case everyChange
    }

    private let file: String

    /// Stores trust in `file`, which doesn't have to exist yet.
    package init(file: String) { self.file = file }

    /// Whether the course in a folder is trusted in its current state. An unreadable course isn't trusted.
    package func isTrusted(_ directory: String) -> Bool {
        guard let path = Files.realPath(directory) else { return false }
        do throws(CourseError) {
            // Hashing a course takes time, so a course that was never trusted isn't read.
            guard let known = try entry(of: path) else { return false }
            switch known.scope {
            case .everyChange: return try CourseContent(of: path).foreignFile == nil
            case .content: return known.content == (try CourseContent(of: path).hash.hex)
            }
        } catch { return false }
    }

    /// Trusts the course in a folder.
    package func trust(_ directory: String, scope: Scope = .content) throws(CourseError) {
        guard let path = Files.realPath(directory) else { throw .unreadable(path: directory, code: errno) }
        guard Files.exists(path + "/course.yaml") else { throw .noCourse(path: directory) }
        let content = try CourseContent(of: path)
        if scope == .everyChange, let foreign = content.foreignFile { throw .notOwned(path: foreign) }
        let added = Entry(
            key: ContentHash(of: path).hex, content: scope == .everyChange ? Entry.anyContent : content.hash.hex, path: path,
            files: content.files)
        try Files.withLock(file + ".lock") { () throws(CourseError) in
            let kept = try entries().filter { $0.key != added.key }
            try Files.replace(file, with: (kept + [added]).map(\.text).joined())
        }
    }

    /// What a course would run, and what changed since it was trusted.
    package func review(of directory: String) throws(CourseError) -> TrustReview {
        guard let path = Files.realPath(directory) else { throw .unreadable(path: directory, code: errno) }
        let content = try CourseContent(of: path)
        let known = try entry(of: path)
        return TrustReview(
            directory: path, scope: known?.scope, changes: known.map { TrustReview.Changes(from: $0.files, to: content.files) },
            runs: CourseRuns(at: path, files: content.files.keys))
    }

    private struct Entry {
        static let anyContent = "*"

        var key: String
        var content: String
        var path: String
        /// The hash of each file, by its path in the course.
        var files: [String: String]

        var scope: Scope { content == Self.anyContent ? .everyChange : .content }

        var text: String {
            "\(key) \(content) \(Self.plain(path))\n"
                + files.sorted { $0.key < $1.key }.map { " \($0.value) \(Self.plain($0.key))\n" }.joined()
        }

        /// The path on one line.
        private static func plain(_ path: String) -> String { path.map { $0.isNewline ? "?" : String($0) }.joined() }
    }

    private func entry(of path: String) throws(CourseError) -> Entry? {
        let key = ContentHash(of: path).hex
        return try entries().first { $0.key == key }
    }

    private func entries() throws(CourseError) -> [Entry] {
        guard Files.exists(file) else { return [] }
        var entries: [Entry] = []
        for line in try Files.text(at: file, limit: Files.datasetLimit).split(separator: "\n") {
            let isFile = line.first == " "
            let fields = line.split(separator: " ", maxSplits: isFile ? 1 : 2).map(String.init)
            if isFile, fields.count == 2, let last = entries.indices.last {
                entries[last].files[fields[1]] = fields[0]
            } else if !isFile, fields.count == 3 {
                entries.append(Entry(key: fields[0], content: fields[1], path: fields[2], files: [:]))
            }
        }
        return entries
    }
}
