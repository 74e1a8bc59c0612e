import Mermaid

/// Describes an entity diagram in sentences.
struct EntityWords {
    let diagram: EntityDiagram

    var sentences: [String] { diagram.relationships.map(relationship) + diagram.entities.filter { !$0.attributes.isEmpty }.map(columns) }

    private func relationship(_ relationship: EntityDiagram.Relationship) -> String {
        let left = relationship.left
        let right = relationship.right
        let end = relationship.label.map { " (\"\($0.replacingLineFeeds)\")." } ?? "."
        switch (relationship.leftCardinality.isMany, relationship.rightCardinality.isMany) {
        case (true, true): return "many \(left) are related to many \(right)\(end)"
        case (true, false): return "\(right) has \(amount(relationship.leftCardinality)) \(left)\(end)"
        case (false, _): return "\(left) has \(amount(relationship.rightCardinality)) \(right)\(end)"
        }
    }

    private func amount(_ cardinality: EntityDiagram.Cardinality) -> String {
        switch cardinality {
        case .zeroOrMany: "many"
        case .oneOrMany: "one or more"
        case .exactlyOne: "exactly one"
        case .zeroOrOne: "at most one"
        }
    }

    private func columns(_ entity: EntityDiagram.Entity) -> String {
        let columns = entity.attributes.map { attribute in
            let keys = attribute.keys.map { key in
                switch key {
                case .primary: "primary key"
                case .foreign: "foreign key"
                case .unique: "unique"
                }
            }
            return keys.isEmpty ? attribute.name : "\(attribute.name) (\(keys.joined(separator: ", ")))"
        }
        return "the columns of \(entity.name) are \(columns.joined(separator: ", "))."
    }
}

extension String {
    /// The text on one line.
    var replacingLineFeeds: String { String(map { $0 == "\n" ? " " : $0 }) }
}
