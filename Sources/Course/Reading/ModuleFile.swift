import YAML

/// `module.yaml`.
struct ModuleFile {
    var title = ""
    var summary = ""
    var requires: [String] = []
    /// In a part without `lessons`, they are filled in once the module's own lessons are known.
    var parts: [ModuleSummary.Part] = []
    /// The locations of the entries of `requires`, and of each part's lessons.
    var requiresPlaces: [SourceLocation] = []
    var partPlaces: [[SourceLocation]] = []

    init() {}

    init?(_ node: Node, report: inout Report) {
        let fields = Fields(node, of: "module.yaml", required: ["title", "summary"], optional: ["requires", "parts"], report: &report)
        guard let fields else { return nil }
        title = fields.text("title", report: &report) ?? ""
        summary = fields.text("summary", report: &report) ?? ""
        for item in fields.items("requires", report: &report) ?? [] {
            guard let text = item.text, !item.isEmpty else {
                report.error(.value, "'requires' must contain module ids", at: item)
                continue
            }
            requires.append(text)
            requiresPlaces.append(report.location(of: item))
        }
        for item in fields.items("parts", report: &report) ?? [] {
            guard let part = Fields(item, of: "a part", required: ["title"], optional: ["lessons"], report: &report) else { continue }
            if part["lessons"] == nil, parts.contains(where: \.lessons.isEmpty) {
                report.error(.missingKey, "only one part of a module can leave out 'lessons'", at: item)
            }
            let lessons = (part.items("lessons", report: &report) ?? []).filter { $0.text != nil }
            if part["lessons"]?.items?.isEmpty == true { report.error(.value, "'lessons' must name at least one", at: item) }
            parts.append(ModuleSummary.Part(title: part.text("title", report: &report) ?? "", lessons: lessons.compactMap(\.text)))
            partPlaces.append(lessons.map(report.location))
        }
    }
}
