import Progress
import TutorCore

/// Statements with their results and times, as the contents of a file.
enum ExportedSession {
    static func text(_ entries: [HistoryEntry], title: String, _ format: SessionFormat) -> String {
        let parts = entries.map { format == .markdown ? markdown($0) : sql($0) }
        return (format == .markdown ? "# \(title)\n" : comment(title)) + "\n" + parts.joined(separator: "\n")
    }

    private static func markdown(_ entry: HistoryEntry) -> String {
        fenced(entry.text, "sql") + (entry.result.isEmpty ? "" : "\n" + fenced(entry.result, "text")) + "\n" + outcome(entry) + "\n"
    }

    /// In a fence longer than any in the text.
    private static func fenced(_ text: String, _ language: String) -> String {
        var fence = "```"
        while text.contains(fence) { fence += "`" }
        return "\(fence)\(language)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)\n"
    }

    /// What failed or didn't run becomes a comment, so that the file can be run.
    private static func sql(_ entry: HistoryEntry) -> String {
        let statement = if case .done = entry.outcome { entry.text + "\n" } else { comment(entry.text) }
        return statement + comment(entry.result + outcome(entry))
    }

    private static func comment(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { $0.isEmpty ? "--\n" : "-- \($0)\n" }.joined()
    }

    private static func outcome(_ entry: HistoryEntry) -> String {
        switch entry.outcome {
        case .done(let tag, let milliseconds): (tag.isEmpty ? "" : "\(tag), ") + milliseconds.shortTime
        case .failed(let why): "Failed: \(why)"
        case .replaced: "Not run: typed in another calf."
        }
    }
}
