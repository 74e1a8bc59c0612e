import Primitives

/// The properties of a node or an edge in Mermaid's newer form: `@{ shape: cyl, label: "Orders" }`.
///
/// Names of shapes: https://mermaid.js.org/syntax/flowchart.html#complete-list-of-new-shapes
struct ShapeData {
    private let values: [String: String]

    /// Parses `@{ … }` if it is next.
    static func take(from cursor: inout MermaidCursor) throws(MermaidError) -> ShapeData? {
        guard cursor.starts(with: "@{") else { return nil }
        cursor.advance()
        return ShapeData(try cursor.braced())
    }

    private init(_ text: String) {
        var values: [String: String] = [:]
        var cursor = MermaidCursor(text)
        let isSeparator: (Character) -> Bool = { $0.isWhitespace || $0 == "," }
        while !cursor.isAtEnd {
            _ = cursor.take(while: isSeparator)
            let key = cursor.take { $0 != ":" && !isSeparator($0) }
            cursor.skipBlanks()
            guard cursor.take(":") else {
                // Without a colon, it is no property; its first character is skipped, so that each round makes progress.
                if key.isEmpty { cursor.advance() }
                continue
            }
            cursor.skipBlanks()
            let value: String
            if cursor.take("\"") {
                value = cursor.take { $0 != "\"" }
                cursor.advance()
            } else {
                value = cursor.take { $0 != "," && !$0.isNewline }
            }
            values[MermaidText.label(key)] = value
        }
        self.values = values
    }

    var label: String? { values["label"].map(MermaidText.label) }

    /// The nearest of the shapes that are drawn; a rectangle for one that isn't known.
    var shape: Flowchart.Shape? { values["shape"].map { Self.shapes[$0.trimmed] ?? .rectangle } }

    private static let shapes: [String: Flowchart.Shape] = {
        let names: [(Flowchart.Shape, [String])] = [
            (.rounded, ["rounded", "event"]), (.stadium, ["stadium", "pill", "terminal"]),
            (.subroutine, ["subproc", "subprocess", "subroutine", "fr-rect", "framed-rectangle"]),
            (
                .cylinder,
                ["cyl", "cylinder", "database", "db", "datastore", "data-store", "lin-cyl", "lined-cylinder", "disk", "h-cyl", "das"]
            ),
            (.circle, ["circle", "circ", "sm-circ", "small-circle", "start", "f-circ", "junction"]),
            (.doubleCircle, ["dbl-circ", "double-circle", "fr-circ", "framed-circle", "stop"]), (.flag, ["odd", "flag", "paper-tape"]),
            (.rhombus, ["diam", "diamond", "decision", "question"]), (.hexagon, ["hex", "hexagon", "prepare"]),
            (.leaningRight, ["lean-r", "lean-right", "in-out"]), (.leaningLeft, ["lean-l", "lean-left", "out-in"]),
            (.trapezoid, ["trap-b", "trapezoid", "trapezoid-bottom", "priority"]),
            (.upturnedTrapezoid, ["trap-t", "inv-trapezoid", "trapezoid-top", "manual"]),
        ]
        return Dictionary(uniqueKeysWithValues: names.flatMap { shape, names in names.map { ($0, shape) } })
    }()
}
