import Mermaid

/// Describes an entity diagram in sentences.
struct EntityWords {
    let diagram: EntityDiagram

    var sentences: [String] { diagram.relationships.map(relationship) + diagram.entities.filter { !$0.attributes.isEmpty }.map(columns) }

    private func relationship(_ relationship: EntityDiagram.Relationship) -> String {
        let left = relationship.left
        let right = relationship.right
        var aside: [String] = []
        if let label = relationship.label { aside.append("\"\(label.replacingLineFeeds)\"") }
        if let reference = reference(relationship) { aside.append(reference) }
        let end = aside.isEmpty ? "." : " (\(aside.joined(separator: "; ")))."
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

    private func entity(_ name: String) -> EntityDiagram.Entity? { diagram.entities.first { $0.name == name } }

    /// Which column references which, if the names are unambiguous.
    private func reference(_ relationship: EntityDiagram.Relationship) -> String? {
        let leftIsMany = relationship.leftCardinality.isMany
        guard leftIsMany != relationship.rightCardinality.isMany,
            let many = entity(leftIsMany ? relationship.left : relationship.right),
            let one = entity(leftIsMany ? relationship.right : relationship.left),
            let primary = one.attributes.first(where: { $0.keys.contains(.primary) })
        else { return nil }
        let foreign = many.attributes.filter { $0.keys.contains(.foreign) }
        let named = foreign.filter { EntityWords.names($0.name, entity: one.name) }
        guard let column = named.count == 1 ? named.first : foreign.count == 1 ? foreign.first : nil else { return nil }
        return "\(many.name).\(column.name) refers to \(one.name).\(primary.name)"
    }

    /// Whether a foreign key's name is derived from the table's name, like author_id from authors.
    static func names(_ column: String, entity: String) -> Bool {
        let table = entity.lowercased()
        var stem = column.lowercased()
        for suffix in ["_id", "_code", "_no", "_key"] where stem.hasSuffix(suffix) { stem.removeLast(suffix.count) }
        guard !stem.isEmpty else { return false }
        let forms = [stem, stem + "s", stem + "es", stem.hasSuffix("y") ? stem.dropLast() + "ies" : stem]
        return forms.contains(table) || table.hasSuffix("_" + stem + "s") || table.hasSuffix("_" + stem)
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
