/// HTML in Markdown. Its tags and comments are hidden, and the text between them is shown.
package enum HTML {
    /// What is shown in a tag's place, and what to write instead of a tag that can't be shown.
    private typealias Treatment = (shown: [Inline], instead: String?)

    /// Any other tag is a word in angle brackets, and is shown.
    private static let rows: [(names: String, Treatment)] = [
        ("abbr address article b bdi bdo big blockquote caption center cite code col colgroup dd del details dfn div dt", ([], nil)),
        ("em figcaption figure font footer header i ins kbd label li main mark nav p picture q rp rt ruby s samp section", ([], nil)),
        ("small source span strike strong sub summary tbody td tfoot th thead time tr tt u var wbr", ([], nil)),
        ("br", ([.lineBreak], nil)),
        ("sup", ([.text("^")], nil)),
        ("a", ([], "[text](address)")),
        ("audio button canvas embed form iframe input math object script select style svg textarea video", ([], "text")),
        ("dl ol ul", ([], "a list: - item")),
        ("h1 h2 h3 h4 h5 h6", ([], "a heading: ## Title")),
        ("hr", ([], "---")),
        ("img", ([], "![description](file)")),
        ("pre", ([], "a block of code between lines of ```")),
        ("table", ([], "a table: | a | b |")),
    ]
    private static let treatments = Dictionary(
        uniqueKeysWithValues: rows.flatMap { names, treatment in names.split(separator: " ").map { (String($0), treatment) } })

    /// The tags and comments in a block of HTML, and the text between them.
    static func inlines(of block: String) -> [Inline] {
        var rest = block.split(whereSeparator: \.isWhitespace).joined(separator: " ")[...]
        var inlines: [Inline] = []
        while let start = rest.firstIndex(of: "<") {
            inlines.append(.text(String(rest[..<start])))
            rest = rest[start...]
            let end = rest.firstRange(of: rest.hasPrefix("<!--") ? "-->" : ">")?.upperBound ?? rest.endIndex
            inlines += self.inlines(tag: String(rest[..<end]))
            rest = rest[end...]
        }
        return (inlines + [.text(String(rest))]).filter { $0 != .text("") }
    }

    /// A tag or a comment, followed by what is shown in its place.
    static func inlines(tag: String) -> [Inline] {
        if isComment(tag) { return [.html(tag)] }
        guard let treatment = treatments[name(of: tag)] else { return [.html(tag), .text(tag)] }
        return [.html(tag)] + (tag.hasPrefix("</") ? [] : treatment.shown)
    }

    /// Why a tag doesn't belong in a lesson, and what to write instead; `nil` if it does.
    package static func problem(ofTag tag: String) -> String? {
        if isComment(tag) || tag.hasPrefix("</") { return nil }
        let name = name(of: tag)
        guard let treatment = treatments[name] else { return "other Markdown viewers hide '<\(name)>'; write it in backticks" }
        return treatment.instead.map { "calf can't show <\(name)>; write \($0)" }
    }

    private static func isComment(_ tag: String) -> Bool { tag.hasPrefix("<!") || tag.hasPrefix("<?") }

    private static func name(of tag: String) -> String {
        tag.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    }
}
