/// Parses the brackets that give a node its shape and text.
enum ShapeParser {
    /// Longer openers come before their own prefixes.
    private static let shapes: [(opener: String, closer: String, shape: Flowchart.Shape)] = [
        ("([", "])", .stadium), ("[(", ")]", .cylinder), ("[", "]", .rectangle), ("{", "}", .rhombus),
    ]

    /// The openers of Mermaid's other shapes. Some of them start with one of the openers above.
    private static let unknown = ["(((", "((", "(", "[[", "[/", "[\\", "{{", ">", "@{"]

    static func take(from cursor: inout MermaidCursor) throws(MermaidError) -> (Flowchart.Shape, String)? {
        if !cursor.starts(with: "(["), let opener = unknown.first(where: { cursor.starts(with: $0) }) {
            throw cursor.error(.unknownShape(opener))
        }
        for (opener, closer, shape) in shapes where cursor.starts(with: opener) {
            let place = cursor
            cursor.advance(opener.count)
            cursor.skipBlanks()
            let text = try cursor.text(until: closer)
            guard cursor.take(closer) else { throw place.error(.unclosed(opener)) }
            return (shape, MermaidText.label(text))
        }
        return nil
    }
}
