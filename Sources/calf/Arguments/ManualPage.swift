import Primitives

/// A manual page in roff, generated from the declarations. `Assets/man` holds the generated pages.
struct ManualPage: Sendable {
    /// The page's name and its file's base name, such as `calf` or `calf-learning`.
    var name: String
    /// `nil` for the overview.
    var group: CommandGroup?

    static let all = [ManualPage(name: "calf")] + CommandGroup.allCases.map { ManualPage(name: "calf-\($0.rawValue)", group: $0) }

    var text: String {
        let lines = [".TH \(name.uppercased()) 1 \"\" \"calf \(Program.version)\" \"calf manual\""] + (group.map(page) ?? overview)
        return lines.joined(separator: "\n") + "\n"
    }

    private var overview: [String] {
        let groups = CommandGroup.allCases.flatMap { group in
            [".SS \(Self.escaped(group.title))"] + group.commands.flatMap { Self.entry("calf " + $0.name, $0.summary) }
                + [".PP", "See", ".BR calf-\(group.rawValue) (1)."]
        }
        let files = [
            ("CALF_HOME", "One folder for everything calf writes: data, cache, state and config. Overrides the XDG directories."),
            ("CALF_SERVER", "A connection string: keep lesson databases on this server instead of calf's own."),
            (
                "CALF_SERVER_PROGRAMS",
                "Where PostgreSQL's server programs are, as DIR/16/bin for version 16. By default, DIR is /usr/lib/postgresql."
            ),
            ("NO_COLOR", "Print no color."),
        ]
        return [".SH NAME", "calf \\- learn PostgreSQL, Docker and database architecture by doing", ".SH SYNOPSIS"]
            + [".B calf", ".RI [ COMMAND ]", ".RI [ OPTION \\fR...]"]
            + [
                ".SH DESCRIPTION",
                "Without a command, calf opens the lesson list the first time; after that, the lesson where you left off.",
                "In the tutor, F3 searches the titles and text of all lessons, # lists the sections of the lesson, and F1 shows all keys.",
            ]
            + [".SH COMMANDS"] + groups + [".SH OPTIONS"] + Option.everywhere.flatMap(Self.entry)
            + [".SH ENVIRONMENT"] + files.flatMap { Self.entry($0.0, $0.1) } + [".SH EXIT STATUS", Self.escaped(Help.exitCodes)]
    }

    private func page(_ group: CommandGroup) -> [String] {
        let names = group.commands.map { "calf " + $0.name }.joined(separator: ", ")
        let commands = group.commands.flatMap { command in
            let usage = [".PP", Self.escaped(Help.usage(of: command))]
            let notes = command.notes.isEmpty ? [] : [".PP", ".nf"] + command.notes.map(Self.escaped) + [".fi"]
            return [".SS \(Self.escaped(command.name))", Self.escaped(command.summary.capitalizedFirst + ".")]
                + usage + command.options.flatMap(Self.entry) + notes
        }
        return [".SH NAME", "\(name) \\- \(Self.escaped(names))", ".SH COMMANDS"] + commands + [".SH SEE ALSO", ".BR calf (1)"]
    }

    private static func entry(_ option: Option) -> [String] { entry(option.spelling(separator: ", "), option.help) }

    private static func entry(_ term: String, _ text: String) -> [String] {
        let sentence = text.capitalizedFirst
        return [".TP", ".B \(escaped(term))", escaped(sentence.hasSuffix(".") ? sentence : sentence + ".")]
    }

    /// Escapes backslashes, leading dots and quotes, which are special in roff, and dashes, which would become hyphens that can't be
    /// copied.
    private static func escaped(_ text: String) -> String {
        let text = text.reduce(into: "") { $0 += $1 == "\\" ? "\\e" : $1 == "-" ? "\\-" : String($1) }
        return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
    }
}
