/// Help, made from the declarations.
enum Help {
    static func text(for command: Command) -> String {
        var lines = ["calf \(command.name): \(command.summary)", "", "usage: \(usage(of: command))"]
        if !command.options.isEmpty {
            lines += [""] + table(command.options.map(row))
        }
        if !command.notes.isEmpty { lines += [""] + command.notes }
        lines += ["", "everywhere:"] + table(Option.everywhere.map(row))
        return lines.joined(separator: "\n")
    }

    /// What `calf --help` shows.
    static var overview: String {
        let commands = Command.shown.map { command in
            (([command.name] + command.operands.map(\.usage)).joined(separator: " "), command.summary)
        }
        let lines =
            [
                "calf teaches PostgreSQL, Docker and database architecture by doing.", "",
                "usage: calf              the map the first time; later, the lesson you left, at its place",
                "       calf COMMAND …    one of these:", "",
            ] + table(commands) + ["", "everywhere:"] + table(Option.everywhere.map(row)) + [
                "", "'calf COMMAND --help' says more about one of them.",
                "Exit codes: 0 done or passed; 1 the answer, lint or verification failed; 2 wrong usage or environment.",
            ]
        return lines.joined(separator: "\n")
    }

    static func usage(of command: Command) -> String {
        let options = command.options.map { "[\(spelling($0, separator: "|"))]" }
        return (["calf", command.name] + command.operands.map(\.usage) + options).joined(separator: " ")
    }

    private static func row(_ option: Option) -> (String, String) { (spelling(option, separator: ", "), option.help) }

    private static func spelling(_ option: Option, separator: String) -> String {
        let names = [option.letter.map { "-\($0)" }, "--" + option.name].compactMap { $0 }.joined(separator: separator)
        return option.value.map { "\(names) \($0)" } ?? names
    }

    /// Two columns; what does not fit into the first one stands on a line of its own.
    private static func table(_ rows: [(String, String)]) -> [String] {
        let width = 26
        return rows.map { left, right in
            let fits = left.count < width - 1
            let gap = String(repeating: " ", count: fits ? width - left.count : width + 2)
            return "  " + left + (fits ? gap : "\n" + gap) + right
        }
    }
}
