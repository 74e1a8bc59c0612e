import YAML

/// One entry of `glossary.yaml`.
package struct GlossaryEntry: Sendable, Equatable {
    package var term: String
    package var says: String
    package var lesson: String
    package var example: String
}

/// Reads `glossary.yaml`.
enum GlossaryReader {
    /// The terms of the course in `directory`, in file order, with the locations of their `lesson` values; none if the file is missing.
    static func placedEntries(
        in directory: String, shownAs shown: String
    ) -> (entries: [(entry: GlossaryEntry, lesson: SourceLocation)], messages: [LintMessage]) {
        var report = Report(path: shown + "/glossary.yaml")
        guard Files.exists(directory + "/glossary.yaml"),
            let node = YAMLFile.node(at: directory + "/glossary.yaml", report: &report)
        else { return ([], report.messages) }
        guard let pairs = node.pairs else {
            report.error(.value, "glossary.yaml must be a mapping of terms to { says, lesson, example }", at: node)
            return ([], report.messages)
        }
        var entries: [(entry: GlossaryEntry, lesson: SourceLocation)] = []
        for pair in pairs {
            let term = pair.key.text ?? ""
            if term.isEmpty { report.error(.value, "a term is missing", at: pair.key) }
            let required = ["says", "lesson", "example"]
            guard let fields = Fields(pair.value, of: "the term '\(term)'", required: required, report: &report),
                let says = fields.text("says", report: &report), let lesson = fields.text("lesson", report: &report)
            else { continue }
            let example = fields.text("example", report: &report) ?? ""
            let place = report.location(of: fields["lesson"] ?? pair.value)
            entries.append((GlossaryEntry(term: term, says: says, lesson: lesson, example: example), place))
        }
        return (entries, report.messages)
    }
}

/// Reads a YAML file of a course.
enum YAMLFile {
    static func node(at path: String, report: inout Report) -> Node? {
        guard let text = report.text(at: path) else { return nil }
        do throws(YAMLError) {
            if let node = try parse(text) { return node }
            report.error(.value, "this file is empty", line: 1)
        } catch { report.error(error) }
        return nil
    }
}
