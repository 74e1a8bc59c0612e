import Markdown
import Terminal

/// Lays out a sequence of blocks.
struct BlockWriter {
    let width: Int
    let look: Look
    private(set) var lines: [Line] = []

    /// The maximum nesting of quotes and lists; deeper ones are replaced by an ellipsis.
    private static let maximalDepth = 24
    /// The minimum number of columns that a margin leaves for text.
    private static let minimalRoom = 12

    init(width: Int, look: Look) {
        self.width = width
        self.look = look
    }

    mutating func write(_ blocks: [Block], margin: Margin, isTight: Bool, depth: Int) {
        var margin = margin
        for (index, block) in blocks.filter({ !$0.isHidden }).enumerated() {
            if index > 0 {
                margin = margin.after
                if !isTight { addBlank(margin) }
            }
            write(block, margin: margin, isTight: isTight, depth: depth)
        }
    }

    private mutating func write(_ block: Block, margin: Margin, isTight: Bool, depth: Int) {
        switch block {
        case .heading(let level, let inlines, _):
            writeHeading(level, inlines, margin: margin)
        case .paragraph(let inlines, _):
            write(inlines, look[.text], margin: margin)
        case .quote(let blocks, _):
            guard depth < Self.maximalDepth else { return add([Span("\u{2026}", look[.muted])], margin) }
            write(blocks, margin: indented(margin, "\u{2502} ", "\u{2502} ", cells: 2), isTight: false, depth: depth + 1)
            if blocks.isEmpty { add([], margin) }
        case .list(let list):
            guard depth < Self.maximalDepth else { return add([Span("\u{2026}", look[.muted])], margin) }
            write(list, margin: margin, depth: depth)
        case .code(let info, let text, _, _):
            let word = info.prefix { $0 != " " && $0 != "\t" }
            writeCode(text, language: Language(fence: word), margin: margin)
        case .table(let table):
            for line in TableLayout.lines(table, width: width - margin.width, look: look) { add(line.spans, margin) }
        case .rule:
            let rule = String(repeating: "\u{2500}", count: max(1, width - margin.width))
            add([Span(rule, look[.muted])], margin)
        }
    }

    private mutating func writeHeading(_ level: Int, _ inlines: [Inline], margin: Margin) {
        let style = level == 1 ? look[.title] : look[.heading]
        let start = lines.count
        write(inlines, style, margin: margin)
        guard look.hasMarks, level <= 2 else { return }
        let longest = lines[start...].map { $0.cellWidth - margin.width }.max() ?? 0
        guard longest > 0 else { return }
        add([Span(String(repeating: level == 1 ? "\u{2550}" : "\u{2500}", count: longest), look[.muted])], margin.after)
    }

    private mutating func write(_ list: Block.List, margin: Margin, depth: Int) {
        let last = list.start.map { $0 &+ list.items.count &- 1 } ?? 0
        let cells = list.start == nil ? 2 : String(last).utf8.count + 2
        let bullet = margin.lists % 2 == 0 ? "\u{2022} " : "\u{25E6} "
        for (index, item) in list.items.enumerated() {
            var mark = bullet
            if let start = list.start {
                let number = String(start &+ index)
                mark = String(repeating: " ", count: max(0, cells - 2 - number.utf8.count)) + number + ". "
            }
            let outer = index == 0 ? margin : margin.after
            if index > 0, !list.isTight { addBlank(outer) }
            var inner = indented(outer, mark, String(repeating: " ", count: cells), cells: cells)
            inner.lists += 1
            if item.isEmpty { add([], inner) }
            write(item, margin: inner, isTight: list.isTight, depth: depth + 1)
        }
    }

    /// The margin extended to the right, if enough room remains for the text.
    private func indented(_ margin: Margin, _ mark: String, _ indent: String, cells: Int) -> Margin {
        guard width - margin.width - cells >= min(Self.minimalRoom, width / 2) else { return margin }
        return margin.adding(first: mark, rest: indent, style: look[.muted], cells: cells)
    }

    // MARK: - Lines

    private mutating func write(_ inlines: [Inline], _ style: Style, margin: Margin) {
        write(Paragraph(inlines, base: style, look: look), first: margin.first, margin: margin)
    }

    private mutating func write(_ paragraph: Paragraph, first: [Span], margin: Margin) {
        paragraph.fill(width: width - margin.width, prefix: first) { spans in
            lines.append(Line(spans))
            return margin.rest
        }
    }

    /// Writes a line of code whose first `prefix` spans belong to the margin. Most lines are short enough to be written unchanged.
    private mutating func write(code line: Line, prefix: Int, margin: Margin) {
        if line.cellWidth <= width {
            lines.append(line)
        } else {
            var paragraph = Paragraph()
            paragraph.append(code: line.spans.dropFirst(prefix))
            write(paragraph, first: Array(line.spans.prefix(prefix)), margin: margin)
        }
    }

    private mutating func add(_ spans: [Span], _ margin: Margin) {
        lines.append(Line(margin.first + spans))
    }

    private mutating func addBlank(_ margin: Margin) {
        var spans = margin.rest
        while let last = spans.last, last.text.utf8.allSatisfy({ $0 == 0x20 }) { spans.removeLast() }
        lines.append(Line(spans))
    }

    mutating func writeCode(_ text: String, language: Language?, margin: Margin) {
        let bar = indented(margin, "\u{2502} ", "\u{250A} ", cells: 2)
        let next = margin.rest + bar.first.dropFirst(margin.first.count)
        for (index, line) in Highlight.lines(text, in: language, look: look, prefix: next).enumerated() {
            var line = line
            if index == 0 { line.spans.replaceSubrange(0..<next.count, with: bar.first) }
            write(code: line, prefix: next.count, margin: bar)
        }
        if text.isEmpty { add([], bar) }
    }
}

extension Block {
    /// Whether it is HTML without text, such as a comment.
    fileprivate var isHidden: Bool {
        guard case .paragraph(let inlines, _) = self, case .html? = inlines.first else { return false }
        return inlines.allSatisfy { $0.plain.allSatisfy(\.isWhitespace) }
    }
}
