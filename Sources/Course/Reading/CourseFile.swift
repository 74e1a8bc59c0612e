import YAML

/// `course.yaml`.
struct CourseFile {
    var id: String?
    var title: String
    var summary: String
    var audience: String
    var language: String
    var assumes: [String]
    /// Folder names without their numbers, in order.
    var modules: [String]
    /// The location of each entry of `modules`.
    var places: [SourceLocation]

    init?(_ node: Node, report: inout Report) {
        let required = ["id", "title", "summary", "audience", "modules"]
        let optional = ["language", "assumes"]
        guard let fields = Fields(node, of: "course.yaml", required: required, optional: optional, report: &report) else { return nil }
        id = fields.text("id", report: &report)
        if let id, let node = fields["id"], !Slug.isValid(id) {
            report.error(.value, "'id' must be made of a–z, 0–9, and single hyphens", at: node)
            self.id = nil
        }
        title = fields.text("title", report: &report) ?? ""
        summary = fields.text("summary", report: &report) ?? ""
        audience = fields.text("audience", report: &report) ?? ""
        language = fields.text("language", report: &report) ?? "en"
        assumes = fields.texts("assumes", report: &report) ?? []
        modules = fields.texts("modules", report: &report) ?? []
        places = (fields["modules"]?.items ?? []).map(report.location)
        if let node = fields["modules"], node.items?.isEmpty == true {
            report.error(.value, "'modules' must name at least one", at: node)
        }
        // After an invalid entry was dropped from the list, the locations would no longer match.
        if places.count != modules.count { places = modules.map { _ in report.location(of: fields["modules"] ?? node) } }
    }
}
