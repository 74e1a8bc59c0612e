import CCmark

/// Converts cmark's tree into values. Extremely deep nesting becomes plain text, so that no text can exhaust the stack.
struct NodeReader {
    typealias Pointer = OpaquePointer

    private static let maximumDepth = 60
    /// The words in brackets that make a quote one of GitHub's alerts.
    private static let alerts = ["Note", "Tip", "Important", "Warning", "Caution"]

    let lines: SourceLines

    /// All blocks. A footnote follows the block that refers to it first, because the end of the text can be on another page.
    func document(_ root: Pointer) -> [Block] {
        // cmark moves the footnotes to the end, and numbers them by their first references.
        let notes = children(of: root).filter(isFootnote)
        var (blocks, shown, last): ([Block], Int, Int) = ([], 0, 0)
        for node in children(of: root) where !isFootnote(node) {
            blocks += block(node, depth: 0)
            if shown < notes.count { last = max(last, lastReference(in: node)) }
            while shown < min(last, notes.count) {
                blocks.append(footnote(notes[shown], number: shown + 1))
                last = max(last, lastReference(in: notes[shown]))
                shown += 1
            }
        }
        return blocks
    }

    private func isFootnote(_ node: Pointer) -> Bool { cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION }

    /// The highest number of the footnotes that a node refers to.
    private func lastReference(in node: Pointer) -> Int {
        nodes(in: node).filter { cmark_node_get_type($0) == CMARK_NODE_FOOTNOTE_REFERENCE }.compactMap { Int(literal($0)) }.max() ?? 0
    }

    /// A footnote as a quote that starts with its number.
    private func footnote(_ node: Pointer, number: Int) -> Block {
        let line = Int(cmark_node_get_start_line(node))
        var blocks = blocks(below: node, depth: 1)
        var text: [Inline] = [.text("[\(number)] ")]
        if case .paragraph(let inlines, _)? = blocks.first {
            text += inlines
            blocks.removeFirst()
        }
        return .quote([.paragraph(text, line: line)] + blocks, line: line)
    }

    /// The blocks of a quote. One of GitHub's alerts starts with its word in bold.
    private func quoted(_ blocks: [Block]) -> [Block] {
        guard case .paragraph(var inlines, let line)? = blocks.first, case .text(let text)? = inlines.first,
            let word = Self.alerts.first(where: { text.uppercased() == "[!\($0.uppercased())]" })
        else { return blocks }
        inlines[0] = .strong([.text("\(word):")])
        return [.paragraph(inlines, line: line)] + blocks.dropFirst()
    }

    func blocks(below parent: Pointer, depth: Int) -> [Block] {
        children(of: parent).flatMap { block($0, depth: depth) }
    }

    private func block(_ node: Pointer, depth: Int) -> [Block] {
        let line = Int(cmark_node_get_start_line(node))
        if depth > Self.maximumDepth {
            let text = flattened(node)
            return text.isEmpty ? [] : [.paragraph([.text(text)], line: line)]
        }
        switch cmark_node_get_type(node) {
        case CMARK_NODE_HEADING:
            return [.heading(level: Int(cmark_node_get_heading_level(node)), inlines(below: node, depth: depth), line: line)]
        case CMARK_NODE_PARAGRAPH: return [.paragraph(inlines(below: node, depth: depth), line: line)]
        case CMARK_NODE_BLOCK_QUOTE: return [.quote(quoted(blocks(below: node, depth: depth + 1)), line: line)]
        case CMARK_NODE_LIST: return [.list(list(node, line: line, depth: depth))]
        case CMARK_NODE_CODE_BLOCK:
            let isFenced = isFenced(node)
            return [.code(info: isFenced ? lines.info(onLine: line) : "", text: literal(node), line: line, isFenced: isFenced)]
        case CMARK_NODE_THEMATIC_BREAK: return [.rule(line: line)]
        case CMARK_NODE_HTML_BLOCK: return [.paragraph(HTML.inlines(of: literal(node)), line: line)]
        default:
            if typeName(node) == "table" { return [.table(table(node, line: line, depth: depth))] }
            return blocks(below: node, depth: depth + 1)
        }
    }

    private func isFenced(_ node: Pointer) -> Bool {
        // cmark writes to all three pointers unconditionally.
        var (length, offset, character): (Int32, Int32, CChar) = (0, 0, 0)
        return cmark_node_get_fenced(node, &length, &offset, &character) != 0
    }

    private func list(_ node: Pointer, line: Int, depth: Int) -> Block.List {
        let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        return Block.List(
            start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
            isTight: cmark_node_get_list_tight(node) != 0,
            items: children(of: node).map { blocks(below: $0, depth: depth + 1) },
            line: line)
    }

    private func table(_ node: Pointer, line: Int, depth: Int) -> Block.Table {
        let count = Int(cmark_gfm_extensions_get_table_columns(node))
        let letters = cmark_gfm_extensions_get_table_alignments(node)
        let alignments = (0..<count).map { column -> Block.Table.Alignment in
            switch letters?[column] {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: .none
            }
        }
        let rows = children(of: node).map { row in children(of: row).map { inlines(below: $0, depth: depth) } }
        return Block.Table(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()), line: line)
    }

    private func inlines(below parent: Pointer, depth: Int) -> [Inline] {
        children(of: parent).flatMap { node in
            cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE ? HTML.inlines(tag: literal(node)) : [inline(node, depth: depth)]
        }
    }

    private func inline(_ node: Pointer, depth: Int) -> Inline {
        if depth > Self.maximumDepth { return .text(flattened(node)) }
        func inner() -> [Inline] { inlines(below: node, depth: depth + 1) }
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: return .text(literal(node))
        case CMARK_NODE_FOOTNOTE_REFERENCE: return .text("[\(literal(node))]")
        case CMARK_NODE_CODE: return .code(literal(node))
        case CMARK_NODE_SOFTBREAK: return .softBreak
        case CMARK_NODE_LINEBREAK: return .lineBreak
        case CMARK_NODE_EMPH: return .emphasis(inner())
        case CMARK_NODE_STRONG: return .strong(inner())
        case CMARK_NODE_LINK: return .link(inner(), destination: destination(node))
        case CMARK_NODE_IMAGE: return .image(inner(), destination: destination(node))
        default: return typeName(node) == "strikethrough" ? .strikethrough(inner()) : .text(flattened(node))
        }
    }

    /// All text in a node.
    private func flattened(_ node: Pointer) -> String {
        nodes(in: node).map { node in
            let type = cmark_node_get_type(node)
            return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ? " " : literal(node)
        }.joined()
    }

    /// A node and all those below it, collected with cmark's iterator, which isn't recursive.
    private func nodes(in node: Pointer) -> [Pointer] {
        guard let iterator = cmark_iter_new(node) else { return [] }
        defer { cmark_iter_free(iterator) }
        var nodes: [Pointer] = []
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return nodes }
            if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) { nodes.append(node) }
        }
    }

    private func children(of node: Pointer) -> [Pointer] {
        var children: [Pointer] = []
        var next = cmark_node_first_child(node)
        while let child = next {
            children.append(child)
            next = cmark_node_next(child)
        }
        return children
    }

    private func literal(_ node: Pointer) -> String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }
    private func destination(_ node: Pointer) -> String { cmark_node_get_url(node).map { String(cString: $0) } ?? "" }

    /// The extensions' node types are mutable C globals, which Swift can't use; their names are available.
    private func typeName(_ node: Pointer) -> String { cmark_node_get_type_string(node).map { String(cString: $0) } ?? "" }
}
