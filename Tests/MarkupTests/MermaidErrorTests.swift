import Markup
import Mermaid
import Testing

struct MermaidErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let line: Int
        let column: Int
        /// Text that the message must contain.
        let says: String
        var testDescription: String { text }
    }

    @Test(arguments: [
        Case(text: "", line: 1, column: 1, says: "empty"),
        Case(text: "\n  gantt\n", line: 2, column: 3, says: "calf doesn't support diagrams that start with 'gantt'"),
        Case(text: "sequenceDiagram\na->>b: x", line: 1, column: 1, says: "start with erDiagram, flowchart TD, or flowchart LR"),
        Case(text: "---\ntitle: Books\n---\nflowchart LR\na", line: 1, column: 1, says: "diagrams that start with '---'"),
        Case(text: "flowchart XY\na --> b", line: 1, column: 11, says: "write TD"),
        Case(text: "flowchart LR\n  a -->", line: 2, column: 8, says: "a node is missing"),
        Case(text: "flowchart LR\n  a b", line: 2, column: 5, says: "an arrow is missing here, before 'b'"),
        Case(text: "flowchart LR\n  a[open", line: 2, column: 4, says: "write ']' where it ends"),
        Case(text: "flowchart LR\n  a[(open]", line: 2, column: 4, says: "write ')]' where"),
        Case(text: "flowchart LR\n  a[Fuel (UO2)]", line: 2, column: 10, says: "a text with '(' must be in double quotes"),
        Case(text: "flowchart LR\n  a -->|x{y}| b", line: 2, column: 10, says: "a text with '{' must be in double quotes"),
        Case(text: "flowchart LR\n  a{x \"y\"}", line: 2, column: 7, says: "in double quotes as a whole, or not at all"),
        Case(text: "flowchart LR\n  a -- text b", line: 2, column: 14, says: "between its halves"),
        Case(text: "flowchart LR\n  a -->|text b", line: 2, column: 8, says: "write '|' where it ends"),
        Case(text: "flowchart LR\nsubgraph x\na", line: 2, column: 1, says: "write 'end' where it ends"),
        Case(text: "flowchart LR\na\nend", line: 3, column: 1, says: "nothing to close"),
        Case(text: "flowchart LR\nsubgraph x\na\nend\na --> x", line: 5, column: 3, says: "something inside it"),
        Case(text: "flowchart LR\na --> a", line: 2, column: 3, says: "from 'a' to itself"),
        Case(text: "erDiagram\n  staff |o--o{ staff : lead", line: 2, column: 3, says: "from 'staff' to itself"),
        Case(text: "flowchart LR\n  a ==> b", line: 2, column: 5, says: "calf doesn't support the arrow '==>'; write -->"),
        Case(text: "flowchart LR\n  a == x ==> b", line: 2, column: 5, says: "calf doesn't support the arrow '=='"),
        Case(text: "flowchart LR\n  a ~~~ b", line: 2, column: 5, says: "calf doesn't support the arrow '~~~'"),
        Case(text: "flowchart LR\n  a <--> b", line: 2, column: 5, says: "calf doesn't support the arrow '<-->'"),
        Case(text: "flowchart LR\n  a <-- x --> b", line: 2, column: 5, says: "calf doesn't support the arrow '<--'"),
        Case(text: "flowchart LR\n  a ---> b", line: 2, column: 5, says: "calf doesn't support the arrow '--->'"),
        Case(text: "flowchart LR\n  a ---- b", line: 2, column: 5, says: "calf doesn't support the arrow '----'"),
        Case(text: "flowchart LR\n  a -..-> b", line: 2, column: 5, says: "calf doesn't support the arrow '-..->'"),
        Case(text: "flowchart LR\n  a --x b --> c", line: 2, column: 5, says: "calf doesn't support the arrow '--x'"),
        Case(text: "flowchart LR\n  a ---o b", line: 2, column: 5, says: "calf doesn't support the arrow '---o'"),
        Case(text: "flowchart LR\n  a -.-x b", line: 2, column: 5, says: "calf doesn't support the arrow '-.-x'"),
        Case(text: "flowchart LR\n  a o--o b", line: 2, column: 5, says: "an arrow is missing here, before 'o'"),
        Case(text: "flowchart LR\n  a -- x ---> b", line: 2, column: 10, says: "calf doesn't support the arrow '--->'"),
        Case(text: "flowchart LR\n  a -- x --o b", line: 2, column: 10, says: "calf doesn't support the arrow '--o'"),
        Case(text: "flowchart LR\n  a -. x ..-> b", line: 2, column: 11, says: "calf doesn't support the arrow '..->'"),
        Case(text: "flowchart LR\n  a -. x .-x b", line: 2, column: 10, says: "calf doesn't support the arrow '.-x'"),
        Case(text: "flowchart LR\n  a(x)", line: 2, column: 4, says: "calf doesn't support the shape '('"),
        Case(text: "flowchart LR\n  a --> b((x))", line: 2, column: 10, says: "calf doesn't support the shape '(('"),
        Case(text: "flowchart LR\n  a(((x)))", line: 2, column: 4, says: "calf doesn't support the shape '((('"),
        Case(text: "flowchart LR\n  a[[x]]", line: 2, column: 4, says: "calf doesn't support the shape '[['"),
        Case(text: "flowchart LR\n  a[/x/]", line: 2, column: 4, says: "quoted if it starts with a symbol"),
        Case(text: "flowchart LR\n  a[\\x/]", line: 2, column: 4, says: "calf doesn't support the shape '[\\'"),
        Case(text: "flowchart LR\n  a{{x}}", line: 2, column: 4, says: "calf doesn't support the shape '{{'"),
        Case(text: "flowchart LR\n  a>x]", line: 2, column: 4, says: "calf doesn't support the shape '>'"),
        Case(text: "flowchart LR\n  a@{ shape: cyl }", line: 2, column: 4, says: "calf doesn't support the shape '@{'"),
        Case(text: "flowchart LR\n  a e1@--> b", line: 2, column: 5, says: "an arrow is missing here, before 'e1'"),
        Case(text: "flowchart LR\naccTitle: Books", line: 2, column: 1, says: "before 'accTitle'"),
        Case(text: "flowchart LR\naccDescr{who borrows what}", line: 2, column: 1, says: "before 'accDescr'"),
        Case(text: "erDiagram\naccDescr {\n  who borrows\n}", line: 2, column: 1, says: "before 'accDescr'"),
        Case(text: "erDiagram\ntitle Books", line: 2, column: 7, says: "a relationship is missing here, before 'Books'"),
        Case(text: "erDiagram\n  a ||-o{ b : x", line: 2, column: 7, says: "a relationship is missing"),
        Case(text: "erDiagram\n  a ||--> b : x", line: 2, column: 9, says: "the relationship's other end"),
        Case(text: "erDiagram\n  a ||--o{ : x", line: 2, column: 12, says: "the name of an entity"),
        Case(text: "erDiagram\n  a {\n    int\n  }", line: 3, column: 8, says: "an attribute is a type and a name"),
        Case(text: "erDiagram\n  a {\n    int id KP\n  }", line: 3, column: 12, says: "'KP' is not a key"),
        Case(text: "erDiagram\n  a {\n    int id", line: 2, column: 5, says: "write '}' where it ends"),
        Case(text: "erDiagram\n  \"never closed {\n  }", line: 2, column: 3, says: "write '\"' where"),
        Case(text: "erDiagram\n  a {\n    int id PK \"a comment\"\n }", line: 3, column: 15, says: "write only PK, FK, or UK"),
        Case(text: "erDiagram\n  a[\"The a\"] {\n  }", line: 2, column: 4, says: "a relationship is missing"),
        Case(text: "erDiagram\n  a ||--o{ b[B] : x", line: 2, column: 13, says: "a relationship is missing"),
        Case(text: "erDiagram\n  a only one to many b : x", line: 2, column: 5, says: "a relationship is missing"),
        Case(text: "erDiagram\n  a || to many b : x", line: 2, column: 8, says: "a relationship is missing"),
        Case(text: "erDiagram\n  a ||--0+ b : x", line: 2, column: 9, says: "the relationship's other end"),
    ])
    func `an error names its position and what to do`(_ case: Case) {
        do throws(MermaidError) {
            let diagram = try Diagram(mermaid: `case`.text)
            Issue.record("read without an error as \(diagram)")
        } catch {
            #expect(error.line == `case`.line)
            #expect(error.column == `case`.column)
            #expect(error.message.contains(`case`.says), "\(error.message)")
        }
    }

    @Test func `a diagram too large to read is rejected`() {
        let many = (0..<500).map { "n\($0) --> n\($0 + 1)" }.joined(separator: "\n")
        let deep = String(repeating: "subgraph a\n", count: 1000)
        for text in [
            "flowchart LR\n" + many, "flowchart LR\n" + deep, "erDiagram\n" + String(repeating: "a ||--|| b\n", count: 300),
        ] {
            #expect(throws: MermaidError.self) { try Diagram(mermaid: text) }
        }
    }
}
