import Course
import Grading
import Markup
import Mermaid

/// The diagrams of a lesson: those that can be drawn, those that can't, and what entity diagrams claim about the database.
struct DiagramReading {
    /// The claims to compare with the database.
    private(set) var claims: [DiagramClaims] = []
    /// The outcomes of all other diagrams.
    private(set) var outcomes: [BlockOutcome] = []

    init(_ lesson: Lesson) {
        for element in lesson.sections.flatMap(\.elements) {
            guard case .diagram(let block) = element else { continue }
            do throws(MermaidError) {
                switch try Diagram(mermaid: block.text) {
                case .entities(let diagram): claims.append(DiagramClaims(diagram, at: block.location))
                case .flowchart: outcomes.append(BlockOutcome(kind: .diagram, location: block.location, state: .passed))
                }
            } catch {
                var location = block.location
                location.line += error.line - 1
                location.column = error.column
                outcomes.append(.failed(.diagram, location, error.message))
            }
        }
    }
}

extension DiagramClaims {
    init(_ diagram: EntityDiagram, at location: SourceLocation) {
        let entities = diagram.entities.map { entity in
            Entity(
                name: entity.name,
                attributes: entity.attributes.map { attribute in
                    Attribute(
                        type: attribute.type, name: attribute.name, isPrimaryKey: attribute.keys.contains(.primary),
                        isForeignKey: attribute.keys.contains(.foreign))
                })
        }
        // A many-to-many relationship represents a table of its own, so it isn't a foreign key.
        let relationships = diagram.relationships.filter { !($0.leftCardinality.isMany && $0.rightCardinality.isMany) }
            .map { relationship in
                relationship.leftCardinality.isMany
                    ? Relationship(one: relationship.right, other: relationship.left)
                    : Relationship(one: relationship.left, other: relationship.right)
            }
        self.init(entities: entities, relationships: relationships, location: location)
    }
}
