/// People copy solutions into production.
enum UnsafeToCopyRule: LessonRule {
    static let name = "unsafe-to-copy"
    static let summary =
        "No solution shows a secret in a command's arguments, no archive_command keeps an incomplete file, and no rows are copied and then deleted."

    /// A practice that loses data or secrets: how it is written, and what to do instead.
    private struct Danger {
        var languages: Set<String>
        var pattern: Regex<AnyRegexOutput>
        /// A word that makes it safe wherever it stands in the block.
        var unless: Regex<Substring>?
        var message: String

        init<Output>(_ languages: Set<String>, _ pattern: Regex<Output>, unless: Regex<Substring>? = nil, _ message: String) {
            self.languages = languages
            self.pattern = Regex(pattern)
            self.unless = unless
            self.message = message
        }
    }

    private static var dangers: [Danger] {
        let secret = "this secret is visible in the list of processes; read it from a file or standard input"
        return [
            Danger(["sh"], #/(?:-v|--set|--variable)[ =]?["']?\w+=["']?\$\((?:cat |<)/#, secret),
            Danger(["sh"], #/(?i)\spassword ['"\\]*\$[({\w]/#, secret),
            Danger(["sh"], #/(?i)--password[= ]["']?[\w$]/#, secret),
            Danger(["sh"], #/redis-cli [^|\n]*(?:-a|--pass) /#, secret),
            Danger(["sh"], #/postgres(?:ql)?:\/\/[^:\/@\s]+:[^@\s]+@/#, secret),
            Danger(
                ["sh", "sql", ""], #/archive_command[^\n]*test ! -f(?![^\n]*cmp )[^\n]*cp %p/#,
                "after a crash, the archive may have this segment already, and the command fails for ever; compare the two with cmp"),
            Danger(
                ["sh", "sql", ""], #/archive_command\s*=\s*["'\\]*cp %p/#,
                "this archive_command overwrites what is archived; test that there is no other file of that name"),
            Danger(
                ["sh", "sql"], #/(?i)INSERT\s+INTO\s[^;]*\sFROM\s+(\w+)\b[^;]*;\s*DELETE\s+FROM\s+\1\b/#,
                unless: #/(?i)LOCK TABLE|DETACH|REPEATABLE READ|SERIALIZABLE/#,
                "rows committed between these two statements are deleted, but not copied; use DELETE … RETURNING in one statement"),
        ]
    }

    static func check(_ lesson: Lesson) -> [Finding] {
        let solutions = lesson.exercises.flatMap { $0.solution + $0.alternatives.map(\.block) }
        let settings = (lesson.servers?.nodes ?? []).compactMap { node in
            node.settings["conf"].map { CodeBlock(language: "", text: $0, location: node.places["conf"] ?? node.location) }
        }
        return (solutions + settings).flatMap { block in
            dangers.flatMap { danger -> [Finding] in
                guard danger.languages.contains(block.language), danger.unless.map(block.text.contains) != true else { return [] }
                return block.text.matches(of: danger.pattern).map { match in
                    var location = block.location
                    location.line += block.text[..<match.range.lowerBound].count { $0 == "\n" }
                    return Finding(message: danger.message, location: location)
                }
            }
        }
    }
}
