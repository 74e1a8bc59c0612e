/// What can keep a course, a lesson or a data set from being used.
package enum CourseError: Error, Sendable, Equatable {
    /// The system refused; `code` is `errno`.
    case unreadable(path: String, code: Int32)
    /// No regular file: a folder, a pipe, a device.
    case notAFile(path: String)
    /// A file that is no part of a course.
    case notALesson(path: String)
    /// Neither a course nor a folder of courses.
    case noCourse(path: String)
    /// Larger than calf reads.
    case tooLarge(path: String, limit: Int)
    /// Not UTF-8, or with a NUL in it.
    case notText(SourceLocation)
    /// Read, and not in the format. Never empty; the first error first.
    case broken([LintMessage])
    /// Neither in the course's `datasets/` nor, for a shipped course, in calf's own.
    case noDataset(name: String, looked: [String])
}

extension CourseError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let path, let code): "\(path): \(systemMessage(code))"
        case .notAFile(let path): "\(path): not a regular file"
        case .notALesson(let path): "\(path): not a lesson; lessons are .md files"
        case .noCourse(let path): "\(path): not a course; it has no course.yaml, and none of its folders does"
        case .tooLarge(let path, let limit): "\(path): larger than \(limit / 1024) KB"
        case .notText(let location): "\(location): not UTF-8 text"
        case .broken(let messages): messages.first.map { "\($0.location): \($0.text)" } ?? "not in the lesson format"
        case .noDataset(let name, let looked): "no data set '\(name)'; looked for \(looked.joined(separator: ", "))"
        }
    }
}
