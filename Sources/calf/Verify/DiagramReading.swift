import Course
import Markup
import Mermaid
import Verify

/// The diagrams of a lesson: those that can be drawn, and those that can't.
struct DiagramReading {
    /// The diagrams to compare with the database.
    private(set) var entities: [Verifier.LocatedDiagram] = []
    /// The outcomes of all other diagrams.
    private(set) var outcomes: [BlockOutcome] = []

    init(_ lesson: Lesson) {
        for element in lesson.sections.flatMap(\.elements) {
            guard case .diagram(let block) = element else { continue }
            do throws(MermaidError) {
                switch try Diagram(mermaid: block.text) {
                case .entities(let diagram): entities.append((diagram, block.location))
                case .flowchart: outcomes.append(BlockOutcome(kind: "diagram", location: block.location, state: .passed))
                }
            } catch {
                var location = block.location
                location.line += error.line - 1
                location.column = error.column
                outcomes.append(.failed("diagram", location, error.message))
            }
        }
    }
}
