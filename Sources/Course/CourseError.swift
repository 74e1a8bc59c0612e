package import Markdown

/// Why a course, a lesson, or a dataset can't be used.
package enum CourseError: Error, Sendable, Equatable {
    /// A system call failed; `code` is `errno`.
    case unreadable(path: String, code: Int32)
    /// Not a regular file: a folder, a pipe, a device.
    case notAFile(path: String)
    /// A file that is not part of a course.
    case notALesson(path: String)
    /// Neither a course nor a folder of courses.
    case noCourse(path: String)
    /// A symbolic link to something outside the course.
    case linkLeavesCourse(path: String, target: String)
    /// A file of a course that the user doesn't own, or that others may write.
    case notOwned(path: String)
    /// A text that would take too long to lay out.
    case tooComplex(DocumentLimit, line: Int)
    /// More files, or more nested folders, than any course has.
    case tooManyFiles(path: String, limit: Int)
    /// Larger than calf's limit.
    case tooLarge(path: String, limit: Int)
    /// Not UTF-8, or contains a NUL.
    case notText(SourceLocation)
    /// Not in the format. Never empty; errors are in file order.
    case broken([LintMessage])
    /// Neither in the course's `datasets/` nor, for a shipped course, in calf's own datasets.
    case noDataset(name: String, looked: [String])
}

extension CourseError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let path, let code): "\(path): \(systemMessage(code))"
        case .notAFile(let path): "\(path): not a regular file"
        case .notALesson(let path): "\(path): not a lesson; lessons are .md files"
        case .noCourse(let path): "\(path): not a course: it and its folders contain no course.yaml. Name the folder that has one"
        case .linkLeavesCourse(let path, let target):
            "\(path): a link that leads out of the course, to \(target); copy the file into the course instead"
        case .notOwned(let path):
            "\(path): not your own file, or writable by others; a course with such files can only be trusted in its current state"
        case .tooComplex(let limit, let line): "line \(line): \(limit.message)"
        case .tooManyFiles(let path, let limit): "\(path): more than \(limit) files, or folders nested more than 12 deep; is this a course?"
        case .tooLarge(let path, let limit): "\(path): larger than \(limit / 1024) KB"
        case .notText(let location): "\(location): not UTF-8 text"
        case .broken(let messages): messages.first.map { "\($0.location): \($0.text)" } ?? "not in the lesson format"
        case .noDataset(let name, let looked): "no dataset '\(name)'; looked for \(looked.joined(separator: ", "))"
        }
    }
}
