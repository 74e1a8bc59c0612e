import Course
import Postgres
import SQLText

/// Help on commands and on SQL syntax.
extension MetaCommand {
    static let help: [MetaCommand] = [
        MetaCommand("?", summary: "this list", .help) { call in
            try await call.say(try helpText(without: call.host.unavailable))
            return true
        },
        MetaCommand("h", "help", arguments: "[SQL COMMAND]", summary: "the syntax of an SQL command", .help) { call in
            let name = try call.word(.wholeStatement) ?? ""
            try await call.say(SyntaxHelp.text(for: name, version: call.runner.session.serverVersion))
            return true
        },
    ]

    private static func helpText(without unavailable: Set<String>) throws(ScriptCommandError) -> String {
        let lists = try describeHelp()
        var sections: [String] = []
        for group in Group.allCases {
            let known = all.filter { $0.group == group && unavailable.isDisjoint(with: $0.names) }
            let commands = known.map { ("\\\($0.names[0]) \($0.arguments)", $0.summary) }
            sections.append(lines(group.rawValue, group == .describe ? lists : commands))
        }
        let settings = SpecialVariable.all.compactMap { variable -> (String, String)? in
            guard case .full(let summary) = variable.effect else { return nil }
            return (variable.name, summary)
        }
        sections.append(lines("Variables that change how scripts run (\\set NAME VALUE)", settings))
        return sections.joined(separator: "\n\n")
    }

    private static func lines(_ heading: String, _ commands: [(String, String)]) -> String {
        ([heading] + commands.map { "  \($0.0.padded(to: 25)) \($0.1)" }).joined(separator: "\n")
    }

    private static func describeHelp() throws(ScriptCommandError) -> [(String, String)] {
        let queries = try DescribeQueries.shipped()
        return [
            ("\\d[S+]", queries.relations.objects), ("\\d[S+] NAME", "a table, view, sequence or index"),
            ("\\dt \\dv \\dm \\di \\ds \\dE", "tables, views, materialized views, indexes, sequences, foreign tables"),
        ]
            + queries.listings.map { listing in
                let names = listing.commands.map { "\\\($0)" }.joined(separator: " ")
                let letters = String(listing.kinds.map(\.letter))
                return (names + (letters.isEmpty ? "" : "[\(letters)]") + "[S+] [PATTERN]", listing.objects)
            } + [("\\sf \\sv NAME", "the definition of a function or a view")]
    }
}
