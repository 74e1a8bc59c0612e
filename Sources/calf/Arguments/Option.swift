/// One option of a command, as it is declared: what parses it, explains it and completes it all read this.
struct Option: Sendable {
    /// Without the dashes.
    var name: String
    var letter: Character?
    /// What stands for its value in the help; `nil` for an option without one.
    var value: String?
    var help: String
    /// Where only some values are valid.
    var choices: [String] = []
    /// What kind of thing a shell should complete its value with.
    var completes = Completes.nothing

    enum Completes: Sendable { case nothing, files, folders, lessons }

    static func flag(_ name: String, _ help: String) -> Option { Option(name: name, help: help) }

    static func value(
        _ name: String, _ value: String, letter: Character? = nil, completes: Completes = .nothing, _ help: String
    ) -> Option {
        Option(name: name, letter: letter, value: value, help: help, completes: completes)
    }

    static func choice(_ name: String, _ choices: [String], _ help: String) -> Option {
        Option(name: name, value: choices.joined(separator: "|"), help: help, choices: choices)
    }
}

extension Option {
    static let json = Option.flag("json", "one JSON document on standard output")

    /// Those that every command takes.
    static let everywhere: [Option] = [
        .value("course", "DIR", completes: .folders, "use the course in DIR, or the courses in it, instead of the shipped ones"),
        .value("data", "DIR", completes: .folders, "keep progress and the server in DIR"),
        .value("server", "DSN", "keep lesson databases on this server instead of calf's own (or set CALF_SERVER)"),
        .flag("trust", "trust the course for good: what it says may be run"),
        .flag("plain", "line by line, for a screen reader or a pipe"),
        .flag("verbose", "print the lines of the log as they are written"),
        .flag("help", "show this and stop"),
        .flag("version", "show the version and stop"),
    ]
}
