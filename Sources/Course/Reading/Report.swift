import YAML

/// Collects what is wrong with one file while it is read on.
struct Report {
    /// The file, as messages name it.
    let path: String
    private(set) var messages: [LintMessage] = []
    /// A file that is wrong everywhere is told so in this many messages.
    private static let limit = 200

    init(path: String) { self.path = path }

    /// A break of the format at a place.
    mutating func error(_ rule: FormatRule, _ message: String, at location: SourceLocation, nearest: String? = nil) {
        guard messages.count < Self.limit else { return }
        messages.append(LintMessage(severity: .error, rule: rule.rawValue, message: message, location: location, nearest: nearest))
    }

    mutating func error(_ rule: FormatRule, _ message: String, line: Int, column: Int = 1, nearest: String? = nil) {
        error(rule, message, at: SourceLocation(path: path, line: line, column: column), nearest: nearest)
    }

    mutating func error(_ rule: FormatRule, _ message: String, at node: Node, nearest: String? = nil) {
        error(rule, message, at: location(of: node), nearest: nearest)
    }

    /// A text that can't be read at all.
    mutating func error(_ error: CourseError) {
        switch error {
        case .notText(let location): self.error(.encoding, "this is not UTF-8 text", at: location)
        case .broken(let messages): self.messages += messages
        case .unreadable(_, let code): self.error(.file, systemMessage(code), line: 1)
        case .notAFile: self.error(.file, "this is not a regular file", line: 1)
        case .tooLarge(_, let limit): self.error(.file, "this is larger than \(limit / 1024) KB", line: 1)
        case .noDataset: self.error(.dataset, "\(error)", line: 1)
        }
    }

    mutating func error(_ error: YAMLError) { self.error(.yaml, error.message, line: error.line, column: error.column) }

    func location(of node: Node) -> SourceLocation { SourceLocation(path: path, line: node.line, column: node.column) }
}

/// The rules of the format: what breaks one is an error.
package enum FormatRule: String, Sendable, CaseIterable {
    /// Every file of a course is UTF-8 text without NUL.
    case encoding
    /// Every file can be read, is a regular file and of reasonable size.
    case file
    /// Files and folders are called `<number>-<id>`.
    case fileName = "file-name"
    /// A lesson begins with front matter between two lines `---`.
    case frontMatter = "front-matter"
    /// YAML is well formed.
    case yaml
    /// Only keys of the format are used.
    case unknownKey = "unknown-key"
    /// What is required is there.
    case missingKey = "missing-key"
    /// A value is what its key asks for.
    case value
    /// What stands after a fence is language, role, keys and a message.
    case infoString = "info-string"
    /// The language of a block is one that calf knows.
    case unknownLanguage = "unknown-language"
    /// The role of a block is one of the format.
    case unknownRole = "unknown-role"
    /// A block stands where its role makes sense.
    case blockPlace = "block-place"
    /// An exercise has an id, and no other of the lesson has the same.
    case exerciseID = "exercise-id"
    /// An exercise has a solution, and a check where the solution is no SQL.
    case solution
    /// `match` is a regular expression.
    case match
    /// A quiz can be answered.
    case quiz
    /// Modules and lessons that are named exist, once.
    case reference
    /// The data set exists.
    case dataset
    /// A fact or a construct is one that calf can observe.
    case unknownName = "unknown-name"
}
