import Course
import Postgres
import SQLText

/// A backslash command: its names, its help, and its action.
struct MetaCommand: Sendable {
    enum Group: String, Sendable, CaseIterable {
        case general = "General"
        case help = "Help"
        case buffer = "Query buffer"
        case files = "Input and output"
        case conditional = "Conditional"
        case describe = "Describe (S: also system objects, +: more detail)"
        case formatting = "Formatting"
        case connection = "Connection"
        case variables = "Variables"
    }

    /// The help shows the first name.
    var names: [String]
    var arguments: String
    var summary: String
    var group: Group
    /// Whether the command is also processed in branches that aren't run.
    var isConditional = false
    /// Runs the command and returns whether it succeeded.
    var run: @Sendable (CommandCall) async throws -> Bool

    init(
        _ names: String..., arguments: String = "", summary: String, _ group: Group, isConditional: Bool = false,
        run: @escaping @Sendable (CommandCall) async throws -> Bool
    ) {
        self.names = names
        self.arguments = arguments
        self.summary = summary
        self.group = group
        self.isConditional = isConditional
        self.run = run
    }

    /// All commands, in the order of the help.
    static let all: [MetaCommand] = general + help + buffer + files + conditional + describe + formatting + connection + variableCommands

    /// The command with this name; `nil` if there is none.
    static func named(_ name: String) throws(ScriptCommandError) -> MetaCommand? {
        if let command = byName[name] { return command }
        return try DescribeName(name) == nil ? nil : describeAny
    }

    private static let byName = Dictionary(all.flatMap { command in command.names.map { ($0, command) } }) { first, _ in first }

    /// Commands that only psql has, with what to do instead.
    private static let elsewhere: [([String], String)] = [
        (["s"], "Ctrl-R in the scratchpad finds what you ran"),
        (["copyright"], "PostgreSQL's license is at https://www.postgresql.org/about/licence/"),
        (["crosstabview"], "In SQL, each column can be a sum(VALUE) FILTER (WHERE …)"),
        (["gdesc"], "In SQL, pg_typeof(VALUE) tells a type"),
        (["bind"], "\\set NAME VALUE sets a variable, and :'NAME' is its value in a statement"),
        (["prompt"], "\\set NAME VALUE sets a variable"),
        (["errverbose"], "\\echo :LAST_ERROR_SQLSTATE prints the code of the last error"),
        (["ef", "ev"], "\\sf shows a function and \\sv a view, to copy and change"),
        (["sf", "sv"], "\\sf and \\sv show a definition without line numbers"),
        (["w", "write"], "\\p shows the statement"),
        (["cd"], "Start calf in that folder, or write the whole path of a file"),
        (["setenv"], "Set the variable before you start calf"),
        (["encoding"], "calf always uses UTF-8. To convert a file: iconv -f ENCODING -t UTF-8 FILE"),
        (["lo_import", "lo_export", "lo_unlink"], "The SQL functions lo_from_bytea, lo_get and lo_unlink do the same"),
        (["H", "T"], "The formats of \\pset are \(OutputStyle.Format.allCases.map(\.rawValue).joined(separator: ", "))"),
    ]

    /// The error for an unknown command.
    static func unknown(_ name: String) throws(ScriptCommandError) -> ScriptCommandError {
        let base = name.prefix { $0 != "S" && $0 != "+" }
        if let (_, instead) = elsewhere.first(where: { $0.0.contains(String(base)) }) {
            return ScriptCommandError("calf doesn't support psql's \\\(name). \(instead)")
        }
        let lists = try DescribeQueries.shipped().listings.flatMap(\.commands)
        let known = all.flatMap(\.names) + lists + ["dt", "dv", "di", "ds", "dm", "dE"]
        let near = Nearest.match(name, among: known).map { " Did you mean \\\($0)?" } ?? " \\? lists all commands"
        return ScriptCommandError("there is no command \\\(name).\(near)")
    }
}

/// One invocation of a backslash command.
final class CommandCall {
    let name: String
    let reader: ScriptReader
    let runner: ScriptRunner
    /// Whether the rest of the line has been processed.
    var isEnded = false

    init(name: String, reader: ScriptReader, runner: ScriptRunner) {
        self.name = name
        self.reader = reader
        self.runner = runner
    }

    var host: any ScriptHost { runner.host }

    func argument(_ form: ArgumentForm = .word) throws -> ScriptArgument? {
        try reader.argument(form, runner.variables)
    }

    func word(_ form: ArgumentForm = .word) throws -> String? { try argument(form)?.text }

    /// The remaining arguments.
    func words(_ form: ArgumentForm = .word) throws -> [String] {
        var all: [String] = []
        while let next = try word(form) { all.append(next) }
        return all
    }

    /// A file, or after a `|`, a program with its arguments.
    func fileOrProgram() throws -> String? {
        guard let first = try word(.pattern) else { return nil }
        if !first.hasPrefix("|") { return first }
        if !host.startsPrograms {
            throw ScriptCommandError("\\\(name) can't start a program here. calf sql --plain and calf sql -f FILE can")
        }
        return try first + (word(.wholeLine).map { " " + $0 } ?? "")
    }

    func required(_ what: String, _ form: ArgumentForm = .word) throws -> String {
        guard let word = try word(form) else { throw ScriptCommandError("\\\(name) needs \(what)") }
        return word
    }

    /// A name without its double quotes; `nil` if there is no argument.
    func name(_ form: ArgumentForm = .pattern) throws -> String? {
        guard let word = try word(form) else { return nil }
        guard word.hasPrefix("\""), word.hasSuffix("\""), word.count > 1 else { return word }
        return String(word.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }

    func say(_ text: String) async throws { try await host.show(.text(text, endsLine: true)) }

    /// Says what has changed, unless `QUIET` is set.
    func confirm(_ text: String) async throws { if !runner.style.isQuiet { try await say(text) } }

    /// `on` or `off` if given, or else the opposite of the current value.
    func toggled(_ value: Bool) throws -> Bool {
        guard let word = try word() else { return !value }
        guard let isOn = ScriptRunner.isTrue(word) else { throw ScriptCommandError.noBoolean(word, for: "\\\(name)") }
        return isOn
    }

    func changeStyle(_ change: (inout OutputStyle) -> Void) async throws {
        change(&runner.style)
        try await host.show(.styled(runner.style))
    }
}
