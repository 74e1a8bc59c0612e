import Markup
import Mermaid
import Testing

struct EntityParserTests {
    private func parse(_ text: String) throws -> EntityDiagram {
        guard case .entities(let diagram) = try Diagram(mermaid: text) else { throw Wrong() }
        return diagram
    }

    private struct Wrong: Error {}

    @Test func `an entity has its attributes with types and keys`() throws {
        let diagram = try parse(
            """
            erDiagram
                %% a comment
                books {
                    numeric(8,2) price
                    text[] tags UK
                    int author_id PK, FK
                    int *id
                }
            """)
        let books = try #require(diagram.entities.first { $0.name == "books" })
        #expect(books.attributes.map(\.type) == ["numeric(8,2)", "text[]", "int", "int"])
        #expect(books.attributes.map(\.name) == ["price", "tags", "author_id", "id"])
        #expect(books.attributes.map(\.keys) == [[], [.unique], [.primary, .foreign], [.primary]])
    }

    @Test func `names can have signs, quotes, and letters of any script`() throws {
        let diagram = try parse(
            """
            erDiagram
                READING-ROOM ||--o{ "library card (2026)" : issues
                Bücher*neu }o--|| 借書證 : has
            """)
        #expect(diagram.entities.map(\.name) == ["READING-ROOM", "library card (2026)", "Bücher*neu", "借書證"])
        #expect(diagram.relationships.map(\.rightCardinality) == [.zeroOrMany, .exactlyOne])
    }

    struct Ends: Sendable, CustomTestStringConvertible {
        let text: String
        let left: EntityDiagram.Cardinality
        let right: EntityDiagram.Cardinality
        var isIdentifying = true
        var testDescription: String { text }
    }

    @Test(arguments: [
        Ends(text: "a ||--o{ b : x", left: .exactlyOne, right: .zeroOrMany),
        Ends(text: "a |o--o| b : x", left: .zeroOrOne, right: .zeroOrOne),
        Ends(text: "a }o--|| b", left: .zeroOrMany, right: .exactlyOne),
        Ends(text: "a }|..|{ b : x", left: .oneOrMany, right: .oneOrMany, isIdentifying: false),
        Ends(text: "\"a\"||--o{\"b\":x", left: .exactlyOne, right: .zeroOrMany),
    ])
    func `a relationship has two ends`(_ ends: Ends) throws {
        let relationship = try #require(try parse("erDiagram\n\(ends.text)").relationships.first)
        #expect(relationship.left == "a")
        #expect(relationship.right == "b")
        #expect(relationship.leftCardinality == ends.left)
        #expect(relationship.rightCardinality == ends.right)
        #expect(relationship.isIdentifying == ends.isIdentifying)
    }

    @Test func `styling keywords are ignored and can be used as names`() throws {
        let diagram = try parse(
            """
            erDiagram
                direction LR
                classDef big fill:#fff
                style class stroke:red
                class ||--o{ style : has
                title {
                    int id
                }
            """)
        #expect(diagram.entities.map(\.name) == ["class", "style", "title"])
    }
}
