import YAML

extension Formerly {
    /// Reads the value of `formerly`: `{ lesson: [old-id], exercises: { old-id: id } }`.
    init(_ node: Node, report: inout Report) {
        guard let fields = Fields(node, of: "'formerly'", optional: ["lesson", "exercises"], report: &report) else { return }
        if node.pairs?.isEmpty == true { report.error(.value, "'formerly' must name at least one id", at: node) }
        lessons = fields.texts("lesson", report: &report) ?? []
        for item in fields["lesson"]?.items ?? [] { Self.check(item, report: &report) }
        guard let renamed = fields["exercises"] else { return }
        guard let pairs = renamed.pairs else {
            report.error(.value, "'exercises' must map earlier ids to present ones, as in { old-id: id }", at: renamed)
            return
        }
        for pair in pairs {
            Self.check(pair.key, report: &report)
            Self.check(pair.value, report: &report)
            guard let old = pair.key.text, let present = pair.value.text else { continue }
            exercises[old] = present
        }
    }

    private static func check(_ node: Node, report: inout Report) {
        guard let id = node.text, !id.isEmpty, !Slug.isValid(id) else { return }
        report.error(.value, "'\(id)' is not an id: use a–z, 0–9, and single hyphens", at: node)
    }
}

extension Formerly {
    /// The form in which the catalog stores it: a line for each earlier id, with the present one of an exercise after a tab.
    var stored: String {
        (lessons + exercises.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)" }).joined(separator: "\n")
    }

    init(stored: String) {
        for line in stored.split(separator: "\n") {
            let ids = line.split(separator: "\t").map(String.init)
            if ids.count == 2 { exercises[ids[0]] = ids[1] } else { lessons += ids }
        }
    }
}

extension Lesson {
    /// Earlier ids of exercises that are present ones, too, or that lead to no exercise.
    var wrongRenames: [LintMessage] {
        let ids = exercises.map(\.id)
        return formerly.exercises.sorted { $0.key < $1.key }.compactMap { old, present in
            let message =
                ids.contains(old)
                ? "'\(old)' is an exercise, so it can't be an earlier id"
                : ids.contains(present) ? nil : "this lesson has no exercise '\(present)'"
            return message.map {
                LintMessage.error(
                    .reference, $0, at: location(of: "formerly"), nearest: ids.contains(old) ? nil : Nearest.match(present, among: ids))
            }
        }
    }
}
