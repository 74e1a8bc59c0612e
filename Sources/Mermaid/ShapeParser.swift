/// Parses the brackets that give a node its shape and text.
enum ShapeParser {
    /// Longer openers come before their own prefixes.
    private static let shapes: [(opener: String, closers: [(String, Flowchart.Shape)])] = [
        ("(((", [(")))", .doubleCircle)]),
        ("([", [("])", .stadium)]),
        ("((", [("))", .circle)]),
        ("(", [(")", .rounded)]),
        ("[[", [("]]", .subroutine)]),
        ("[(", [(")]", .cylinder)]),
        ("[/", [("/]", .leaningRight), ("\\]", .trapezoid)]),
        ("[\\", [("\\]", .leaningLeft), ("/]", .upturnedTrapezoid)]),
        ("[", [("]", .rectangle)]),
        ("{{", [("}}", .hexagon)]),
        ("{", [("}", .rhombus)]),
        (">", [("]", .flag)]),
    ]

    static func take(from cursor: inout MermaidCursor) throws(MermaidError) -> (Flowchart.Shape, String)? {
        for (opener, closers) in shapes where cursor.starts(with: opener) {
            let opening = cursor.error(.unclosed(opener))
            cursor.advance(opener.count)
            cursor.skipBlanks()
            var text = ""
            if cursor.next == "\"" {
                text = try cursor.quoted()
                cursor.skipBlanks()
            } else {
                while !cursor.isAtLineEnd, !closers.contains(where: { cursor.starts(with: $0.0) }), let next = cursor.next {
                    text.append(next)
                    cursor.advance()
                }
            }
            for (closer, shape) in closers where cursor.take(closer) { return (shape, MermaidText.label(text)) }
            throw opening
        }
        return nil
    }
}
