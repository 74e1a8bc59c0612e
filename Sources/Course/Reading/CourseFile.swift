import YAML

/// `course.yaml`.
struct CourseFile {
    var id: String?
    var title: String
    var summary: String
    var audience: String
    /// Constructs, and lessons of other courses with everything taught up to them.
    var assumes: [String]
    /// Where to go on after the course; empty if it doesn't say.
    var next: String
    var further: [Resource] = []
    /// Folder names without their numbers, in order.
    var modules: [String]
    /// The location of each entry of `modules`.
    var places: [SourceLocation]
    /// The location of each entry of `assumes`.
    var assumesPlaces: [SourceLocation]

    init?(_ node: Node, report: inout Report) {
        let required = ["id", "title", "summary", "audience", "modules"]
        let optional = ["language", "assumes", "next", "further"]
        guard let fields = Fields(node, of: "course.yaml", required: required, optional: optional, report: &report) else { return nil }
        id = fields.text("id", report: &report)
        if let id, let node = fields["id"], !Slug.isValid(id) {
            report.error(.value, "'id' must be made of a–z, 0–9, and single hyphens", at: node)
            self.id = nil
        }
        title = fields.text("title", report: &report) ?? ""
        summary = fields.text("summary", report: &report) ?? ""
        audience = fields.text("audience", report: &report) ?? ""
        // Nothing depends on it, but a mistake in it is reported.
        _ = fields.text("language", report: &report)
        assumes = fields.texts("assumes", report: &report) ?? []
        modules = fields.texts("modules", needsOne: true, report: &report) ?? []
        next = fields.text("next", report: &report)?.onOneLine ?? ""
        for item in fields.items("further", report: &report) ?? [] {
            let resource = Fields(item, of: "an entry of 'further'", required: ["title", "line"], report: &report)
            guard let resource, let title = resource.text("title", report: &report), let line = resource.text("line", report: &report)
            else { continue }
            further.append(Resource(title: title.onOneLine, line: line.onOneLine))
        }
        places = (fields["modules"]?.items ?? []).map(report.location)
        assumesPlaces = (fields["assumes"]?.items ?? []).map(report.location)
        // After an invalid entry was dropped from the list, the locations would no longer match.
        if places.count != modules.count { places = modules.map { _ in report.location(of: fields["modules"] ?? node) } }
        if assumesPlaces.count != assumes.count { assumesPlaces = assumes.map { _ in report.location(of: fields["assumes"] ?? node) } }
    }
}

extension String {
    fileprivate var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
