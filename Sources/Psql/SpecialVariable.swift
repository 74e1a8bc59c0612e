/// A variable with a meaning to psql: the values it takes, and what setting it does here.
///
/// https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-VARIABLES
struct SpecialVariable: Sendable {
    enum Effect: Sendable {
        /// The same as in psql. With its line in the help.
        case full(String)
        /// Scripts that change it can't run as written. With what to do instead.
        case refused(String)
    }

    var name: String
    /// The word that it takes apart from on and off.
    var otherValue: String?
    var initial = "off"
    var effect: Effect

    static let all = [
        SpecialVariable(name: "AUTOCOMMIT", initial: "on", effect: .refused("Start each transaction with BEGIN")),
        SpecialVariable(
            name: "ECHO_HIDDEN", otherValue: "noexec", effect: .refused("The queries behind backslash commands aren't shown")),
        SpecialVariable(
            name: "ON_ERROR_ROLLBACK", otherValue: "interactive", effect: .refused("Set a SAVEPOINT before a statement that might fail")),
        SpecialVariable(name: "ON_ERROR_STOP", effect: .full("on or off: end the script at the first error")),
        SpecialVariable(name: "QUIET", effect: .full("on or off: leave out command tags and confirmations")),
        SpecialVariable(name: "SINGLELINE", effect: .refused("End each statement with a semicolon")),
        SpecialVariable(name: "SINGLESTEP", effect: .refused("Run the statements one by one")),
    ]

    /// Those that change nothing here, with the values that they start with: they concern psql's prompt, its history, or details of its
    /// output.
    static let ignored = [
        "COMP_KEYWORD_CASE": "preserve-upper", "ECHO": "none", "FETCH_COUNT": "0", "HIDE_TABLEAM": "off", "HIDE_TOAST_COMPRESSION": "off",
        "HISTCONTROL": "none", "HISTFILE": "", "HISTSIZE": "500", "IGNOREEOF": "0", "PROMPT1": "", "PROMPT2": "", "PROMPT3": "",
        "SHOW_ALL_RESULTS": "on", "SHOW_CONTEXT": "errors", "VERBOSITY": "default",
    ]

    /// The values that a script starts with, including those of variables that psql only sets.
    static let initial = ignored.merging(
        all.map { ($0.name, $0.initial) } + [
            ("LAST_ERROR_MESSAGE", ""), ("LAST_ERROR_SQLSTATE", "00000"),
            // The version of psql whose scripts run here.
            ("VERSION", "calf, as psql 15"), ("VERSION_NAME", "15"), ("VERSION_NUM", "150000"),
        ]
    ) { $1 }

    /// Whether psql itself uses the variable.
    static func isKnown(_ name: String) -> Bool { ignored[name] != nil || named(name) != nil }

    static func named(_ name: String) -> SpecialVariable? { all.first { $0.name == name } }

    /// The value that the variable gets; for `nil`, the one after `\unset`.
    func value(_ given: String?) throws(ScriptCommandError) -> String {
        let value = given.map { $0.isEmpty ? "on" : $0 } ?? "off"
        let isOn = ScriptRunner.isTrue(value)
        if isOn == nil, value.lowercased() != otherValue {
            guard let otherValue else { throw .noBoolean(value, for: name) }
            throw ScriptCommandError("\(name) must be on, off, or \(otherValue), not \(value)")
        }
        if case .refused(let instead) = effect, isOn != ScriptRunner.isTrue(initial) {
            throw ScriptCommandError("calf doesn't support \(name) \(value). \(instead)")
        }
        return value
    }
}
