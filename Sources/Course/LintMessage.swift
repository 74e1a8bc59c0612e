/// A problem that the linter found at a location in a course.
package struct LintMessage: Sendable, Equatable {
    /// Which kind of rule is broken.
    package enum Severity: String, Sendable, CaseIterable {
        /// A rule of the format: the course can't be used until this is fixed.
        case error
        /// A rule of the teaching method: the course works, but teaches less well than it could.
        case warning
    }

    package var severity: Severity
    /// The rule's name, such as `unknown-key`.
    package var rule: String
    /// One sentence without the location; a short one has no final period.
    package var message: String
    package var location: SourceLocation
    /// The valid name that was probably meant.
    package var nearest: String?

    /// A violation of the format.
    static func error(_ rule: FormatRule, _ message: String, at location: SourceLocation, nearest: String? = nil) -> LintMessage {
        LintMessage(severity: .error, rule: rule.rawValue, message: message, location: location, nearest: nearest)
    }

    /// The message and the suggestion, without the location.
    package var text: String { nearest.map { "\(message); did you mean '\($0)'?" } ?? message }
}

extension LintMessage: CustomStringConvertible {
    /// The format that compilers use: `path:line:column: error: text [rule]`.
    package var description: String { "\(location): \(severity.rawValue): \(text) [\(rule)]" }
}

extension Sequence<LintMessage> {
    /// Whether any of the messages makes the course unusable.
    package var hasErrors: Bool { contains { $0.severity == .error } }
}
