/// The ids of a course's lessons and exercises at the last commit of its repository.
package struct CommittedIDs: Sendable, Equatable {
    /// The ids of exercises, by their lesson's.
    package var exercises: [String: [String]] = [:]

    package init() {}

    /// Adds a file that the commit has.
    ///
    /// - Parameter path: relative to the course's folder.
    package mutating func add(path: String) {
        if let id = Self.lesson(at: path) { exercises[id, default: []] += [] }
    }

    /// Adds a heading that a file of the commit has: the line of the file.
    package mutating func add(heading line: String, in path: String) {
        guard let id = Self.lesson(at: path), line.hasPrefix("## "), let heading = ExerciseHeading(String(line.dropFirst(3))) else {
            return
        }
        exercises[id, default: []].append(heading.id)
    }

    /// The id of the lesson in `1-postgresql/11-inner-joins.md`.
    private static func lesson(at path: String) -> String? {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count == 2, NumberedName(parts[0]) != nil else { return nil }
        return NumberedName(lessonFile: parts[1])?.id
    }
}
