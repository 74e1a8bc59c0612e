extension Linter {
    /// All rules with their summaries, as a Markdown page.
    package static var rulePage: String {
        var page = """
            # Lint rules

            `calf lint` reports these rules by the names in brackets at the end of each message. This page is generated: after a change to the
            rules, run `calf lint --rules > Lessons/RULES.md`.

            ## Errors

            Errors are about the format. A lesson with an error can't be opened.

            | rule | |
            |---|---|

            """
        for rule in FormatRule.allCases { page += "| `\(rule.rawValue)` | \(rule.summary) |\n" }
        page += """

            ## Warnings

            Warnings are about the method. `calf lint --strict` fails on them, too.

            | rule | |
            |---|---|

            """
        for rule in rules { page += "| `\(rule.name)` | \(rule.summary) |\n" }
        return page
    }
}
