import Grading
import Mermaid

/// Compares what a diagram says about tables with their definitions. Entities that aren't tables are conceptual, and are ignored.
struct DiagramComparison {
    let diagram: EntityDiagram
    let definitions: Definitions

    /// What differs, one sentence each.
    var disagreements: [String] {
        diagram.entities.flatMap(entityDisagreements) + diagram.relationships.compactMap(relationshipDisagreement)
    }

    private func entityDisagreements(_ entity: EntityDiagram.Entity) -> [String] {
        guard let facts = definitions.tables[entity.name] else { return [] }
        func columns(_ part: DefinitionDifference.Part) -> Set<String> { Set(facts.filter { $0.part == part }.flatMap(\.columnNames)) }
        let (primary, foreign) = (columns(.primaryKey), columns(.foreignKey))
        var sentences: [String] = []
        for attribute in entity.attributes {
            guard let type = facts.first(where: { $0.part == .type && $0.columns == attribute.name })?.value else {
                sentences.append("the table \(entity.name) has no column \(attribute.name)")
                continue
            }
            if !TypeWord.means(attribute.type, type) {
                sentences.append("\(entity.name).\(attribute.name) is of type \(type), not \(attribute.type)")
            }
            if attribute.keys.contains(.primary), !primary.contains(attribute.name) {
                sentences.append("\(entity.name).\(attribute.name) is not part of the primary key")
            }
            if attribute.keys.contains(.foreign), !foreign.contains(attribute.name) {
                sentences.append("\(entity.name).\(attribute.name) is not part of a foreign key")
            }
        }
        return sentences
    }

    private func relationshipDisagreement(_ relationship: EntityDiagram.Relationship) -> String? {
        let isTurned = relationship.leftCardinality.isMany
        // A many-to-many relationship represents a table of its own, so it isn't a foreign key.
        if isTurned, relationship.rightCardinality.isMany { return nil }
        let (one, other) = isTurned ? (relationship.right, relationship.left) : (relationship.left, relationship.right)
        guard definitions.tables[one] != nil, definitions.tables[other] != nil else { return nil }
        let isConnected = definitions.refers(one, to: other) || definitions.refers(other, to: one)
        return isConnected ? nil : "no foreign key connects \(one) and \(other)"
    }
}

/// What diagrams call types, and what the catalog calls them.
enum TypeWord {
    /// Whether the word in a diagram can mean the type; without a length, it matches any length.
    static func means(_ word: String, _ type: String) -> Bool {
        let word = word.lowercased()
        let (name, length) = parts(word)
        let (typeName, typeLength) = parts(type)
        return (aliases[name] ?? name) == typeName && (length.isEmpty || length == typeLength)
    }

    /// Splits `character varying(20)` into `character varying` and `20`; spaces inside a length are ignored.
    private static func parts(_ type: String) -> (name: String, length: String) {
        guard let open = type.firstIndex(of: "("), let close = type.lastIndex(of: ")"), open < close else { return (type, "") }
        return (String(type[..<open]) + type[type.index(after: close)...], type[type.index(after: open)..<close].filter { $0 != " " })
    }

    private static let aliases = [
        "int": "integer", "int4": "integer", "int8": "bigint", "int2": "smallint", "serial": "integer", "bigserial": "bigint",
        "varchar": "character varying", "char": "character", "bpchar": "character", "bool": "boolean", "decimal": "numeric",
        "float": "double precision", "float8": "double precision", "double": "double precision", "float4": "real",
        "timestamp": "timestamp without time zone", "timestamptz": "timestamp with time zone", "time": "time without time zone",
        "timetz": "time with time zone", "string": "text",
    ]
}
