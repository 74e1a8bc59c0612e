import Markup
import Mermaid
import Testing

struct DiagramWordsTests {
    @Test func `a relationship names both tables and their join columns`() throws {
        let words = try Diagram.words(
            mermaid: """
                erDiagram
                    authors ||--o{ books : ""
                    authors { int id PK }
                    books { 
                        int id PK
                        int author_id FK
                    }
                """)
        #expect(words[0] == "Diagram: authors has many books (books.author_id refers to authors.id).")
        #expect(words[2] == "Diagram: the columns of books are id (primary key), author_id (foreign key).")
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let mermaid: String
        let words: [String]
        var testDescription: String { mermaid }
    }

    @Test(arguments: [
        Case(mermaid: "erDiagram\na ||--|{ b : has", words: ["Diagram: a has one or more b (\"has\")."]),
        Case(mermaid: "erDiagram\na }o--|| b : in", words: ["Diagram: b has many a (\"in\")."]),
        Case(mermaid: "erDiagram\na }o--o{ b : x", words: ["Diagram: many a are related to many b (\"x\")."]),
        Case(mermaid: "erDiagram\na ||--o| b : x", words: ["Diagram: a has at most one b (\"x\")."]),
        Case(mermaid: "flowchart LR\na[A] -->|asks| b", words: ["Diagram: A leads to b (asks)."]),
        Case(mermaid: "flowchart LR\na --- b", words: ["Diagram: a is connected to b."]),
        Case(mermaid: "flowchart LR\na", words: ["Diagram: a has no connections."]),
        Case(
            mermaid: "flowchart LR\nsubgraph net\na\nb\nc\nend\nx --> net",
            words: ["Diagram: inside net are a, b and c.", "Diagram: x leads to net."]),
    ])
    func `each arrow becomes a sentence`(_ case: Case) throws {
        #expect(try Diagram.words(mermaid: `case`.mermaid) == `case`.words)
    }
}
