/// What decides how the parts of a lesson run, as texts to hash. Unlike the values themselves, they don't change when a line above is added.
extension CodeBlock {
    package var content: [String] { [language, path ?? "", text] }
}

extension Exercise {
    /// Everything of an exercise that runs or that decides what is looked at.
    package var content: [String] {
        func all(_ role: String, _ blocks: [CodeBlock]) -> [String] { [role, "\(blocks.count)"] + blocks.flatMap(\.content) }
        return [id] + all("setup", setup) + all("starter", starter) + all("solution", solution)
            + all("alternatives", alternatives.map(\.block)) + (check?.facts?.content ?? [])
    }
}

extension Facts {
    fileprivate var content: [String] {
        subjects.flatMap { subject in
            [subject.group.rawValue, subject.name, "\(subject.facts.count)"] + subject.facts.flatMap { [$0.key, $0.value.content] }
        }
    }
}

extension Facts.Value {
    fileprivate var content: String {
        switch self {
        case .text(let text): "text \(text.utf8.count) \(text)"
        case .list(let values): "list \(values.count) \(values.map(\.content).joined(separator: " "))"
        case .map(let pairs):
            "map \(pairs.count) \(pairs.map { "\($0.key.utf8.count) \($0.key) \($0.value.content)" }.joined(separator: " "))"
        case .has(let value): "has \(value.content)"
        case .not(let value): "not \(value.content)"
        case .below(let bound): "below \(bound.text)"
        case .above(let bound): "above \(bound.text)"
        }
    }
}

extension Check {
    /// What of a script's outcome it asks for.
    package var content: [String] {
        let asked = rows.map { "\($0.order.rawValue) \($0.names)" } ?? ""
        let tables = state ?? []
        let objects = schema?.names ?? []
        return [asked, "\(state == nil) \(tables.count)"] + tables + ["\(schema?.isInOrder ?? false) \(schema == nil) \(objects.count)"]
            + objects + ["\(plan != nil)"]
    }
}
