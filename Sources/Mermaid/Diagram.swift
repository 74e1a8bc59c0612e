/// A parsed Mermaid text.
package enum Diagram: Sendable, Equatable {
    case entities(EntityDiagram)
    case flowchart(Flowchart)

    /// Parses a diagram of one of the supported kinds.
    package init(mermaid text: String) throws(MermaidError) {
        var cursor = MermaidCursor(text.utf8.count > MermaidError.Limits.bytes ? "" : text)
        if cursor.isAtEnd, !text.isEmpty { throw cursor.error(.tooLarge) }
        cursor.skipToStatement()
        let start = cursor
        let word = cursor.take { !$0.isWhitespace && $0 != ";" }
        switch word {
        case "": throw start.error(.empty)
        case "erDiagram": self = .entities(try EntityParser.parse(cursor))
        case "flowchart", "graph", "flowchart-elk": self = .flowchart(try FlowchartParser.parse(cursor))
        default: throw start.error(.unknownDiagram(String(word.prefix(40))))
        }
    }
}
