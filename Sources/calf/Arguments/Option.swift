import Terminal
import TutorCore

/// A declared option: parsing, help, manual and completions are all based on it.
struct Option: Sendable {
    /// Without the dashes.
    var name: String
    var letter: Character?
    /// The value's name in help; `nil` for a flag.
    var value: String?
    var help: String
    /// The valid values; empty if any value is valid.
    var choices: [String] = []
    var completion = Completion.none
    var isRequired = false
    /// Whether following words are further values, once the command's required operands are present: `--answer a.sql b.sql`.
    var isRepeating = false

    static func flag(_ name: String, letter: Character? = nil, _ help: String) -> Option { Option(name: name, letter: letter, help: help) }

    static func value(
        _ name: String, _ value: String, letter: Character? = nil, completion: Completion = .none, _ help: String
    ) -> Option {
        Option(name: name, letter: letter, value: value, help: help, completion: completion)
    }

    static func choice(_ name: String, _ choices: [String], _ help: String) -> Option {
        Option(name: name, value: choices.joined(separator: "|"), help: help, choices: choices)
    }

    /// `--file FILE`; with both spellings `-f, --file FILE`.
    func spelling(separator: String) -> String {
        let names = [letter.map { "-\($0)" }, "--" + name].compactMap { $0 }.joined(separator: separator)
        return value.map { "\(names) \($0)\(isRepeating ? "…" : "")" } ?? names
    }
}

extension Option {
    static let json = Option.flag("json", "print one JSON document on standard output")
    static let quiet = Option.flag("quiet", "show no progress on standard error")

    /// Options that every command has.
    static let everywhere: [Option] = [
        .value("course", "DIR", completion: .folders, "use the course in DIR, or the courses in its folders, instead of the shipped ones"),
        .value("data", "DIR", completion: .folders, "keep everything calf writes in DIR, as CALF_HOME=DIR does"),
        .value("server", "DSN", "keep lesson databases on this server instead of calf's own (or set CALF_SERVER)"),
        .flag("trust", "trust the course given with --course: lessons may run what they contain"),
        .flag("plain", "run the tutor line by line, for a screen reader or a pipe"),
        .choice("theme", Theme.Choice.allCases.map(\.rawValue), "choose the colors of the tutor; the default is set in config.yaml"),
        .flag("verbose", "also print what is written to the log, on standard error"),
        .flag("help", letter: "h", "show this help"),
        .flag("version", letter: "V", "show the version"),
    ]
}
