import Terminal

/// Help texts, generated from the declarations.
enum Help {
    /// What `calf COMMAND --help` shows.
    static func text(for command: Command) -> String {
        var lines = ["calf \(command.name): \(command.summary)", "", "usage: \(usage(of: command))"]
        if !command.options.isEmpty {
            lines += ["", "Options"] + table(command.options.map(row))
        }
        if !command.notes.isEmpty { lines += [""] + command.notes }
        lines += ["", "Options of every command"] + table(Option.everywhere.map(row))
        return lines.joined(separator: "\n")
    }

    /// What `calf --help` shows.
    static var overview: String {
        var lines = [
            "calf teaches PostgreSQL, Docker and database architecture by doing.", "",
            "usage: calf             the lesson list the first time; after that, where you left off",
            "       calf COMMAND …   one of the commands below",
        ]
        for group in CommandGroup.allCases {
            lines += ["", group.title]
            lines += table(group.commands.map { (([$0.name] + $0.operands.map(\.usage)).joined(separator: " "), $0.summary) })
        }
        lines += ["", "Options of every command"] + table(Option.everywhere.map(row))
        lines += ["", "'calf help COMMAND' explains one command.", exitCodes]
        return lines.joined(separator: "\n")
    }

    static let exitCodes = "Exit codes: 0 done or passed; 1 the answer, lint or verification failed; 2 wrong usage or environment."

    static func usage(of command: Command) -> String {
        let options = command.options.map { option in
            let spelling = option.spelling(separator: "|")
            return option.isRequired ? spelling : "[\(spelling)]"
        }
        return (["calf", command.name] + command.operands.map(\.usage) + options).joined(separator: " ")
    }

    private static func row(_ option: Option) -> (String, String) { (option.spelling(separator: ", "), option.help) }

    /// Two columns, 80 characters wide in total. A long left cell gets a line of its own.
    private static func table(_ rows: [(String, String)]) -> [String] {
        rows.flatMap { left, right in
            let fits = left.count < 25
            let indent = Line(String(repeating: " ", count: 28))
            let lines = TextWrap.lines(
                Line(right), width: 80, first: fits ? Line("  " + left.padded(toCells: 26)) : indent, rest: indent)
            return (fits ? [] : ["  " + left]) + lines.map(\.plain)
        }
    }
}
