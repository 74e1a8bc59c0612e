/// A language with syntax highlighting.
package enum Language: String, Sendable, CaseIterable {
    case sql, sh, dockerfile, yaml, python

    /// The language named by the first word of a fence's info string; `nil` for text without colors.
    package init?(fence word: some StringProtocol) {
        switch word.lowercased() {
        case "sql", "postgresql", "postgres", "psql": self = .sql
        case "sh", "bash", "shell", "console", "zsh": self = .sh
        case "dockerfile", "docker": self = .dockerfile
        case "yaml", "yml": self = .yaml
        case "python", "py", "python3": self = .python
        default: return nil
        }
    }
}
