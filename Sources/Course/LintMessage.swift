/// Something the linter has to say about a place in a course.
package struct LintMessage: Sendable, Equatable {
    /// Whose rule is broken.
    package enum Severity: String, Sendable, CaseIterable {
        /// The format's: the course can't be used as it stands.
        case error
        /// The method's: it works, and teaches less well than it could.
        case warning
    }

    package var severity: Severity
    /// The rule's name, such as `unknown-key`.
    package var rule: String
    /// One sentence, without place and without end mark where it is short.
    package var message: String
    package var location: SourceLocation
    /// The valid name that was probably meant.
    package var nearest: String?

    /// Puts the facts together.
    package init(severity: Severity, rule: String, message: String, location: SourceLocation, nearest: String? = nil) {
        self.severity = severity
        self.rule = rule
        self.message = message
        self.location = location
        self.nearest = nearest
    }

    /// Message and suggestion, without the place.
    package var text: String { nearest.map { "\(message); did you mean '\($0)'?" } ?? message }
}

extension LintMessage: CustomStringConvertible {
    /// As compilers print it: `path:line:column: error: text [rule]`.
    package var description: String { "\(location): \(severity.rawValue): \(text) [\(rule)]" }
}

extension Sequence<LintMessage> {
    /// Whether one of them makes the course unusable.
    package var hasErrors: Bool { contains { $0.severity == .error } }
}
