import YAML

/// Collects the errors in one file while reading continues.
struct Report {
    /// The file's name in messages.
    let path: String
    private(set) var messages: [LintMessage] = []
    /// The maximum number of messages for one file.
    private static let limit = 200

    init(path: String) { self.path = path }

    /// Adds a violation of the format at a location.
    mutating func error(_ rule: FormatRule, _ message: String, at location: SourceLocation, nearest: String? = nil) {
        guard messages.count < Self.limit else { return }
        messages.append(.error(rule, message, at: location, nearest: nearest))
    }

    mutating func error(_ rule: FormatRule, _ message: String, line: Int, column: Int = 1, nearest: String? = nil) {
        error(rule, message, at: SourceLocation(path: path, line: line, column: column), nearest: nearest)
    }

    mutating func error(_ rule: FormatRule, _ message: String, at node: Node, nearest: String? = nil) {
        error(rule, message, at: location(of: node), nearest: nearest)
    }

    /// Reports a text that can't be read at all.
    mutating func error(_ error: CourseError) {
        switch error {
        case .notText(let location): self.error(.encoding, "this is not UTF-8 text", at: location)
        case .broken(let messages): self.messages += messages
        case .unreadable(_, let code): self.error(.file, systemMessage(code), line: 1)
        case .notAFile: self.error(.file, "this is not a regular file", line: 1)
        case .notALesson, .noCourse, .linkLeavesCourse, .notOwned, .tooManyFiles, .tooComplex: self.error(.file, "\(error)", line: 1)
        case .tooLarge(_, let limit): self.error(.file, "this is larger than \(limit / 1024) KB", line: 1)
        case .noDataset: self.error(.dataset, "\(error)", line: 1)
        }
    }

    /// The text of the file; `nil` if it can't be read.
    mutating func text(at path: String) -> String? {
        do throws(CourseError) { return try Files.text(at: path, shownAs: self.path) } catch {
            self.error(error)
            return nil
        }
    }

    mutating func error(_ error: YAMLError) { self.error(.yaml, error.message, line: error.line, column: error.column) }

    func location(of node: Node) -> SourceLocation { SourceLocation(path: path, line: node.line, column: node.column) }
}
