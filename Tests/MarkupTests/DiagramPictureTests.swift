import Markup
import Mermaid
import Terminal
import TestSupport
import Testing

struct DiagramPictureTests {
    private func picture(_ mermaid: String, _ width: Int) throws -> String {
        RenderedText.plain(try Diagram.lines(mermaid: mermaid, width: width))
    }

    @Test func `authors and books are drawn as specified`() throws {
        let text = """
            erDiagram
                authors ||--o{ books : ""
                authors {
                    int id PK
                    text name
                }
                books {
                    int id PK
                    text title
                    int author_id FK
                }
            """
        let expected = """
                                  ┌───────────────────┐
            ┌──────────────┐      │ books             │
            │ authors      │1    *├───────────────────┤
            ├──────────────┤┼───○<│ id        int  PK │
            │ id   int  PK │      │ title     text    │
            │ name text    │      │ author_id int  FK │
            └──────────────┘      └───────────────────┘

            """
        #expect(try picture(text, 60) == expected)
    }

    @Test func `every cardinality has its crow's foot`() throws {
        expectSnapshot(try picture(Samples.entities[2].mermaid, 60), named: "cardinalities")
    }

    @Test func `two labeled branches of a decision meet again`() throws {
        let expected = """
                   ╭───────────────╮
                   ( query arrives )
                   ╰───────┬───────╯
                           │
                           ▼
               ╱──────────────────────╲
              <  index on the column?  >
               ╲──────────┬───────────╱
                   ┌──────┴────────┐
                   │ yes           │ no
                   ▼               ▼
            ┌────────────┐    ┌──────────┐
            │ Index Scan │    │ Seq Scan │
            └─────┬──────┘    └────┬─────┘
                  └────────┬───────┘
                           ▼
                        ╭──────╮
                        ├──────┤
                        │ rows │
                        ╰──────╯

            """
        #expect(try picture(Samples.flowcharts[2].mermaid, 60) == expected)
    }

    @Test(arguments: Samples.all)
    func `diagrams match their reviewed snapshots`(_ sample: Samples.Sample) throws {
        let pictures = try [78, 60, 40].map { "\($0) columns\n\(try picture(sample.mermaid, $0))" }
        expectSnapshot(pictures.joined(separator: "\n"), named: "diagram \(sample.id)")
    }

    @Test(arguments: Samples.all)
    func `no diagram is wider than allowed`(_ sample: Samples.Sample) throws {
        let diagram = try Diagram(mermaid: sample.mermaid)
        for width in [0, 1, 7, 20, 33, 46, 59, 72, 100] {
            let widest = diagram.lines(width: width).map(\.cellWidth).max() ?? 0
            #expect(widest <= width)
        }
    }

    @Test(arguments: Samples.all)
    func `on a wide screen every box shows its text`(_ sample: Samples.Sample) throws {
        let diagram = try Diagram(mermaid: sample.mermaid)
        let picture = RenderedText.plain(diagram.lines(width: 200))
        switch diagram {
        case .entities(let entities):
            for entity in entities.entities {
                #expect(picture.contains(entity.name))
                for attribute in entity.attributes { #expect(picture.contains(attribute.name)) }
            }
        case .flowchart(let chart):
            for node in chart.nodes { for line in node.label.split(separator: "\n") { #expect(picture.contains(line)) } }
            for group in chart.groups { #expect(picture.contains(" \(group.title) ")) }
            for edge in chart.edges {
                for line in (edge.label ?? "").split(separator: "\n") { #expect(picture.contains(line)) }
            }
        }
    }

    @Test func `an entity's long name is wrapped, not cut`() throws {
        let text = try picture("erDiagram\n\"every reader who has ever borrowed a book\" {\nint id PK\n}", 60)
        #expect(
            text == """
                ┌───────────────────────────┐
                │ every reader who has ever │
                │ borrowed a book           │
                ├───────────────────────────┤
                │ id int                 PK │
                └───────────────────────────┘

                """)
    }

    @Test func `a diagram that doesn't fit is described in words`() throws {
        let text = try picture(Samples.flowcharts[0].mermaid, 24)
        #expect(text.hasPrefix("• inside open are\n"))
    }
}
