import Primitives

/// A subcommand: its declaration and its action. Each has its own file under Commands.
struct Command: Sendable {
    var name: String
    /// What it does, as a phrase that starts with a verb.
    var summary: String
    /// `nil` hides it from help, manual and completions.
    var group: CommandGroup?
    var operands: [Operand] = []
    var options: [Option] = []
    /// Additional lines of help.
    var notes: [String] = []
    /// Replaces `{"error": …}` as the document that `--json` prints if the command fails: created from the message and the
    /// arguments parsed so far.
    var failure: (@Sendable (String, Arguments) -> JSONValue)?
    var run: @Sendable (Invocation) async throws -> ExitStatus

    static let all: [Command] = [
        .open, .lessons, .sql, .check, .solution, .progress, .review, .placement, .reset, .verify, .lint, .render, .new, .present, .trust,
        .course, .sandbox, .images,
        .doctor,
        .footprint, .uninstall, .completions, .help, .complete, .manual,
    ]

    static func named(_ name: String) -> Command? { all.first { $0.name == name } }

    /// The commands listed in help, manual and completions.
    static var shown: [Command] { all.filter { $0.group != nil } }
}

/// The groups in which the help lists commands; each has a manual page.
enum CommandGroup: String, Sendable, CaseIterable {
    case learning, authoring, teaching, setup

    var title: String {
        switch self {
        case .learning: "Learn"
        case .authoring: "Write lessons"
        case .teaching: "Teach"
        case .setup: "Set up and clean up"
        }
    }

    var commands: [Command] { Command.all.filter { $0.group == self } }
}

/// One run of a command: its arguments and its context.
struct Invocation: Sendable {
    var arguments: Arguments
    var context: Context

    /// Whether the command prints one JSON document.
    var isJSON: Bool { arguments.has("json") }

    /// Prints the document with `--json`, and the lines without.
    func print(json: @autoclosure () -> JSONValue, lines: @autoclosure () -> [String]) {
        if isJSON { context.output.print(json()) } else { for line in lines() { context.output.print(line) } }
    }
}

/// The exit code of a command.
enum ExitStatus: Int32, Sendable {
    /// Done, or passed.
    case done = 0
    /// The answer, the lint or the verification failed.
    case failed = 1
    /// Incorrect usage, or an environment in which calf can't work.
    case unusable = 2
}
