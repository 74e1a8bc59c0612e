/// A variable with a meaning to psql: the values it takes, and what setting it does here.
///
/// https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-VARIABLES
struct SpecialVariable: Sendable {
    enum Values: Sendable {
        /// On, off, or possibly another word.
        case boolean(or: String?)
        case oneOf([String])
        case integer
        case text
    }

    enum Effect: Sendable {
        /// The same as in psql. With its line in the help.
        case full(String)
        /// None: it concerns psql's prompt, its history, or details of its output.
        case none
        /// Scripts that set it can't run as written. With what to do instead.
        case refused(String)
    }

    var name: String
    var values: Values
    var initial: String
    var effect: Effect

    static let all = [
        SpecialVariable(
            name: "AUTOCOMMIT", values: .boolean(or: nil), initial: "on", effect: .full("on or off: commit each statement on its own")),
        SpecialVariable(
            name: "COMP_KEYWORD_CASE", values: .oneOf(["lower", "upper", "preserve-lower", "preserve-upper"]), initial: "preserve-upper",
            effect: .none),
        SpecialVariable(
            name: "ECHO", values: .oneOf(["none", "errors", "queries", "all"]), initial: "none",
            effect: .full("none, errors, queries or all: which input to repeat")),
        SpecialVariable(
            name: "ECHO_HIDDEN", values: .boolean(or: "noexec"), initial: "off",
            effect: .refused("The queries behind backslash commands aren't shown")),
        SpecialVariable(name: "FETCH_COUNT", values: .integer, initial: "0", effect: .none),
        SpecialVariable(name: "HIDE_TABLEAM", values: .boolean(or: nil), initial: "off", effect: .none),
        SpecialVariable(name: "HIDE_TOAST_COMPRESSION", values: .boolean(or: nil), initial: "off", effect: .none),
        SpecialVariable(
            name: "HISTCONTROL", values: .oneOf(["none", "ignorespace", "ignoredups", "ignoreboth"]), initial: "none", effect: .none),
        SpecialVariable(name: "HISTFILE", values: .text, initial: "", effect: .none),
        SpecialVariable(name: "HISTSIZE", values: .integer, initial: "500", effect: .none),
        SpecialVariable(name: "IGNOREEOF", values: .text, initial: "0", effect: .none),
        SpecialVariable(
            name: "ON_ERROR_ROLLBACK", values: .boolean(or: "interactive"), initial: "off",
            effect: .full("on, off or interactive: undo only the failed statement")),
        SpecialVariable(
            name: "ON_ERROR_STOP", values: .boolean(or: nil), initial: "off", effect: .full("on or off: end the script at the first error")),
        SpecialVariable(name: "PROMPT1", values: .text, initial: "", effect: .none),
        SpecialVariable(name: "PROMPT2", values: .text, initial: "", effect: .none),
        SpecialVariable(name: "PROMPT3", values: .text, initial: "", effect: .none),
        SpecialVariable(
            name: "QUIET", values: .boolean(or: nil), initial: "off", effect: .full("on or off: leave out command tags and confirmations")),
        SpecialVariable(name: "SHOW_ALL_RESULTS", values: .boolean(or: nil), initial: "on", effect: .none),
        SpecialVariable(name: "SHOW_CONTEXT", values: .oneOf(["never", "errors", "always"]), initial: "errors", effect: .none),
        SpecialVariable(
            name: "SINGLELINE", values: .boolean(or: nil), initial: "off", effect: .refused("End each statement with a semicolon")),
        SpecialVariable(name: "SINGLESTEP", values: .boolean(or: nil), initial: "off", effect: .refused("Run the statements one by one")),
        SpecialVariable(
            name: "VERBOSITY", values: .oneOf(["default", "verbose", "terse", "sqlstate"]), initial: "default", effect: .none),
    ]

    /// The values that a script starts with, including those of variables that psql only sets.
    static let initial = Dictionary(
        all.map { ($0.name, $0.initial) } + [
            ("LAST_ERROR_MESSAGE", ""), ("LAST_ERROR_SQLSTATE", "00000"),
            // The version of psql whose scripts run here.
            ("VERSION", "calf, as psql 15"), ("VERSION_NAME", "15"), ("VERSION_NUM", "150000"),
        ]
    ) { $1 }

    static func named(_ name: String) -> SpecialVariable? { all.first { $0.name == name } }

    /// The value that the variable gets; for `nil`, the one after `\unset`.
    func value(_ given: String?) throws(ScriptCommandError) -> String {
        switch values {
        case .boolean(let other):
            let value = given.map { $0.isEmpty ? "on" : $0 } ?? "off"
            if ScriptRunner.isTrue(value) == nil, value.lowercased() != other {
                guard let other else { throw .noBoolean(value, for: name) }
                throw ScriptCommandError("\(name) is on, off or \(other), not \(value)")
            }
            if case .refused(let instead) = effect, ScriptRunner.isTrue(value) != false {
                throw ScriptCommandError("calf has no \(name). \(instead)")
            }
            return value
        case .text: return given ?? initial
        case .integer:
            if let given, Int(given) == nil { throw ScriptCommandError("\(name) is a number, not \(given)") }
            return given ?? initial
        case .oneOf(let choices):
            guard let given else { return initial }
            guard choices.contains(given.lowercased()) else {
                throw ScriptCommandError("\(name) is one of \(choices.joined(separator: ", ")), not \(given)")
            }
            return given
        }
    }

    /// What to say if a value changes nothing here.
    func warning(_ value: String?) -> String? {
        guard case .none = effect, value != initial else { return nil }
        return "\(name) changes nothing here"
    }
}
