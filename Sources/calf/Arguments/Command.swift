/// One subcommand: its declaration, and what it does. Each has a file of its own under Commands.
struct Command: Sendable {
    var name: String
    var summary: String
    var operands: [Operand] = []
    var options: [Option] = []
    /// More lines of help, for what the options do not say.
    var notes: [String] = []
    /// Left out of help and completions.
    var isHidden = false
    /// What is printed instead of `{"error": …}` when it cannot do its work and `--json` was given: from the message and what was typed, as
    /// far as it was understood.
    var failure: (@Sendable (String, Arguments) -> JSON)?
    var run: @Sendable (Invocation) async throws -> ExitStatus

    static let all: [Command] = [
        .open, .lessons, .sql, .check, .solution, .verify, .lint, .render, .progress, .review, .reset, .sandbox, .images, .footprint,
        .uninstall,
        .trust,
        .doctor, .new, .completions, .help,
    ]

    static func named(_ name: String) -> Command? { all.first { $0.name == name } }

    /// Those that people use.
    static var shown: [Command] { all.filter { !$0.isHidden } }
}

/// One run of a command: what was typed, and what it works with.
struct Invocation: Sendable {
    var arguments: Arguments
    var context: Context
}

/// What a caller learns from the exit code.
enum ExitStatus: Int32, Sendable {
    /// Done, or passed.
    case done = 0
    /// The answer, the lint or the verification failed.
    case failed = 1
    /// Wrong usage, or an environment that does not let calf work.
    case unusable = 2
}
