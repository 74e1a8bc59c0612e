import Markdown

/// A link inside the course leads to a file that exists.
enum DeadLinkRule: MethodRule {
    static let name = "dead-link"
    static let summary = "A relative link or image leads to a file that exists."

    static func check(_ course: LintedCourse) -> [Finding] {
        course.lessons.flatMap { lesson in
            let folder = Files.parent(of: course.directory + lesson.path.dropFirst(course.shown.count))
            return lesson.sections.flatMap(\.elements).flatMap { element -> [Finding] in
                guard case .prose(let blocks) = element else { return [] }
                return links(in: blocks).compactMap { destination, line in
                    let path = destination.prefix { $0 != "#" && $0 != "?" }
                    if path.isEmpty || !isRelative(path) || Files.exists("\(folder)/\(path)") { return nil }
                    let message = "this link leads to '\(path)', which does not exist"
                    return Finding(message: message, location: SourceLocation(path: lesson.path, line: line))
                }
            }
        }
    }

    /// Whether the path has no scheme such as `https:`.
    private static func isRelative(_ path: Substring) -> Bool {
        guard let colon = path.firstIndex(of: ":") else { return true }
        return path[..<colon].contains("/")
    }

    private static func links(in blocks: [Block]) -> [(destination: String, line: Int)] {
        blocks.flatMap { block -> [(destination: String, line: Int)] in
            switch block {
            case .heading(_, let inlines, let line), .paragraph(let inlines, let line): links(in: inlines).map { ($0, line) }
            case .quote(let inner, _): links(in: inner)
            case .list(let list): list.items.flatMap { links(in: $0) }
            case .table(let table): ([table.header] + table.rows).joined().flatMap { links(in: $0) }.map { ($0, table.line) }
            case .code, .rule, .html: []
            }
        }
    }

    private static func links(in inlines: [Inline]) -> [String] {
        inlines.flatMap { inline -> [String] in
            switch inline {
            case .link(let inner, let destination), .image(let inner, let destination): [destination] + links(in: inner)
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): links(in: inner)
            case .text, .code, .softBreak, .lineBreak: []
            }
        }
    }
}
