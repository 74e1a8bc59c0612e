import Markup
import Mermaid
import Testing

struct FlowchartParserTests {
    private func parse(_ text: String) throws -> Flowchart {
        guard case .flowchart(let chart) = try Diagram(mermaid: text) else { throw Wrong() }
        return chart
    }

    private struct Wrong: Error {}

    struct Shaped: Sendable, CustomTestStringConvertible {
        let text: String
        let shape: Flowchart.Shape
        var testDescription: String { text }
    }

    @Test(arguments: [
        Shaped(text: "a[x y]", shape: .rectangle), Shaped(text: "a([x y])", shape: .stadium), Shaped(text: "a[(x y)]", shape: .cylinder),
        Shaped(text: "a{x y}", shape: .rhombus), Shaped(text: "a[ \"x y\" ]", shape: .rectangle),
    ])
    func `brackets give a node its shape and text`(_ shaped: Shaped) throws {
        let node = try #require(try parse("flowchart TD\n\(shaped.text)").nodes.first)
        #expect(node.shape == shaped.shape)
        #expect(node.label == "x y")
    }

    struct Arrow: Sendable, CustomTestStringConvertible {
        let text: String
        var isDotted = false
        var hasHead = true
        var label: String?
        var testDescription: String { text }
    }

    @Test(arguments: [
        Arrow(text: "a --> b"), Arrow(text: "a-->b"), Arrow(text: "a --- b", hasHead: false), Arrow(text: "a -.-> b", isDotted: true),
        Arrow(text: "a -.- b", isDotted: true, hasHead: false), Arrow(text: "a -.-|x| b", isDotted: true, hasHead: false, label: "x"),
        Arrow(text: "a -->|x y| b", label: "x y"), Arrow(text: "a ---|x| b", hasHead: false, label: "x"),
        Arrow(text: "a -- x y --> b", label: "x y"), Arrow(text: "a -- x --- b", hasHead: false, label: "x"),
        Arrow(text: "a -. refused .-> b", isDotted: true, label: "refused"), Arrow(text: "a -.x.->b", isDotted: true, label: "x"),
        Arrow(text: "a -. \"etc.\" .- b", isDotted: true, hasHead: false, label: "etc."), Arrow(text: "a -- .env --> b", label: ".env"),
        Arrow(text: "a --open--> b", label: "open"),
        Arrow(text: "a -- \"x -- y\" --> b", label: "x -- y"), Arrow(text: "a -->|\":80 | :81\"| b", label: ":80 | :81"),
        Arrow(text: "a --> \n b"),
    ])
    func `an arrow has a line, a head and a text`(_ arrow: Arrow) throws {
        let chart = try parse("flowchart LR\n\(arrow.text)")
        #expect(chart.nodes.map(\.id) == ["a", "b"])
        let edge = try #require(chart.edges.first)
        #expect(edge.from == .node(0))
        #expect(edge.to == .node(1))
        #expect(edge.isDotted == arrow.isDotted)
        #expect(edge.hasHead == arrow.hasHead)
        #expect(edge.label == arrow.label)
    }

    @Test func `chains and lists create all of their edges`() throws {
        let chart = try parse("flowchart LR; a & b --> c --> d & e")
        let names = chart.edges.map { "\($0.from) \($0.to)" }
        #expect(chart.nodes.map(\.id) == ["a", "b", "c", "d", "e"])
        #expect(names == ["node(0) node(2)", "node(1) node(2)", "node(2) node(3)", "node(2) node(4)"])
    }

    @Test func `subgraphs can be nested and linked`() throws {
        let chart = try parse(
            """
            flowchart TB
                x --> outer
                subgraph outer [The host]
                    direction LR
                    a
                    subgraph "quoted title"
                        b-1.c[B]
                    end
                end
            """)
        #expect(chart.groups.map(\.title) == ["The host", "quoted title"])
        #expect(chart.groups.map(\.parent) == [nil, 0])
        #expect(chart.groups[0].direction == .leftRight)
        #expect(chart.nodes.map(\.id) == ["x", "a", "b-1.c"])
        #expect(chart.nodes.map(\.group) == [nil, 0, 1])
        #expect(chart.edges.map(\.to) == [.group(0)])
    }

    @Test func `angle brackets in labels are shown, and asterisks in backquotes aren't`() throws {
        let chart = try parse("flowchart TD\nb[\"List<Book> a<b\"]; c[\"`**bold** text`\"]")
        #expect(chart.nodes.map(\.label) == ["List<Book> a<b", "bold text"])
    }

    @Test func `labels support line breaks and entities`() throws {
        let chart = try parse("flowchart TD\na[\"one<br/>two #quot;x#quot; #35;1 &lt;\"]")
        #expect(chart.nodes[0].label == "one\ntwo \"x\" #1 <")
    }
}
