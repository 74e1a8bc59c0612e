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

extension Language {
    /// The language of a file by its name, or else by its first line; `nil` for text without colors.
    package init?(path: String, firstLine: String) {
        let parts = (path.split(separator: "/").last ?? "").split(separator: ".")
        if ["dockerfile", "containerfile"].contains(parts.first?.lowercased()) {
            self = .dockerfile
        } else if let language = Language(fence: parts.last ?? "") {
            self = language
        } else if firstLine.hasPrefix("#!"), firstLine.contains("python") {
            self = .python
        } else if firstLine.hasPrefix("#!"), firstLine.contains("sh") {
            self = .sh
        } else {
            return nil
        }
    }
}
