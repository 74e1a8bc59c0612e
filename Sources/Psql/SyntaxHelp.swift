import Course
import Postgres

/// `\h`: the syntax of SQL commands, from PostgreSQL's documentation.
enum SyntaxHelp {
    /// The help on a command, or on all commands that start with these words; without words, the list of commands.
    static func text(for topic: String, version: Int) throws -> String {
        let entries = try entries(version: version)
        let words = topic.uppercased().split(whereSeparator: \.isWhitespace)
        if words.isEmpty { return "Available help:\n" + columns(entries.map(\.name)) }
        if words == ["*"] { return entries.map(\.text).joined(separator: "\n\n") + "\n" }
        // As in psql, trailing words that don't match a name are ignored: \h insert into books.
        for count in stride(from: words.count, to: 0, by: -1) {
            let name = words.prefix(count).joined(separator: " ")
            if let exact = entries.first(where: { $0.name == name }) { return exact.text + "\n" }
            let matches = entries.filter { $0.name.hasPrefix(name) }
            if !matches.isEmpty { return matches.map(\.text).joined(separator: "\n\n") + "\n" }
        }
        let near = Nearest.match(topic, among: entries.map(\.name)).map { " Did you mean \\h \($0)?" } ?? " \\h lists the commands"
        throw ScriptCommandError("there is no help on \(topic).\(near)")
    }

    /// The commands in the file that ships with calf, and their help as psql prints it.
    private static func entries(version: Int) throws -> [(name: String, text: String)] {
        guard let assets = ShippedFiles.find()?.assets else { throw ScriptCommandError("\\h: the syntax file of calf is missing") }
        let content = try ScriptFile.text(of: assets + "/sql-syntax.txt")
        guard let start = content.firstRange(of: "=== commands ===\n") else {
            throw ScriptCommandError("\\h: the syntax file of calf is damaged")
        }
        let release = max(15, version / 10_000)
        return content[start.upperBound...].replacing("/docs/15/", with: "/docs/\(release)/").split(separator: "Command:").map { part in
            let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
            var text = "Command:" + part
            while text.last == "\n" { text.removeLast() }
            return ((lines.first ?? "").drop { $0 == " " }.description, text)
        }
    }

    /// Formats names in two columns, from top to bottom.
    private static func columns(_ names: [String]) -> String {
        let width = (names.map(\.count).max() ?? 0) + 1
        let rows = (names.count + 1) / 2
        return names.prefix(rows).enumerated().map { index, name in
            "  " + name.padded(to: width) + (rows + index < names.count ? names[rows + index] : "")
        }.joined(separator: "\n")
    }
}
