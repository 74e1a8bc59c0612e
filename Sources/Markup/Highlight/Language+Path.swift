extension Language {
    /// The language of a file by its name, or else by its first line; `nil` for text without colors.
    package init?(path: String, firstLine: String = "") {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        let ending = name.split(separator: ".").last.map(String.init) ?? ""
        switch ending {
        case "sql": self = .sql
        case "sh", "bash": self = .sh
        case "yaml", "yml": self = .yaml
        case "py": self = .python
        case "dockerfile", "containerfile": self = .dockerfile
        default:
            if name.hasPrefix("dockerfile.") || name.hasPrefix("containerfile.") {
                self = .dockerfile
            } else if firstLine.hasPrefix("#!"), firstLine.contains("python") {
                self = .python
            } else if firstLine.hasPrefix("#!"), firstLine.contains("sh") {
                self = .sh
            } else {
                return nil
            }
        }
    }
}
