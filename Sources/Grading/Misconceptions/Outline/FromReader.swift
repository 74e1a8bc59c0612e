/// Finds the tables and joins of a query.
struct FromReader {
    let outline: Outline
    private var words: [Word] { outline.words }

    init(outline: Outline) { self.outline = outline }

    func read(into query: inout Query) {
        if query.kind == .update || query.kind == .insert, let head = query.body(.head) {
            let start = query.kind == .insert ? head.lowerBound + 1 : head.lowerBound
            if let source = source(in: start..<head.upperBound) { query.sources.append(source) }
        }
        for clause in [Query.Clause.from, .using] {
            guard let body = query.body(clause) else { continue }
            for item in outline.parts(body) { readItem(item, into: &query) }
        }
    }

    private func readItem(_ item: Range<Int>, into query: inout Query) {
        let joins = outline.level(item).filter { words[$0].is("join") }
        let openings = joins.map { opening(of: $0, in: item) }
        let first = item.lowerBound..<(openings.first?.lowerBound ?? item.upperBound)
        guard let source = source(in: first) else { return }
        query.sources.append(source)
        for (index, opening) in openings.enumerated() {
            let end = index + 1 < openings.count ? openings[index + 1].lowerBound : item.upperBound
            let right = opening.upperBound..<end
            let on = outline.level(right).first { words[$0].is("on") }
            let using = outline.level(right).first { words[$0].is("using") }
            guard let source = self.source(in: right.lowerBound..<(on ?? using ?? end)) else { return }
            query.sources.append(source)
            query.joins.append(
                Join(
                    kind: kind(of: opening), opening: opening, source: query.sources.count - 1, on: on,
                    condition: on.flatMap { $0 + 1 < end ? $0 + 1..<end : nil }, using: on == nil ? using.map { $0..<end } : nil, end: end))
        }
    }

    private func opening(of join: Int, in item: Range<Int>) -> Range<Int> {
        var start = join
        while start > item.lowerBound, words[start - 1].isOne(of: Self.joinWords) { start -= 1 }
        return start..<join + 1
    }

    private static let joinWords: Set<String> = ["natural", "inner", "left", "right", "full", "outer", "cross"]

    private func kind(of opening: Range<Int>) -> Join.Kind {
        if words[opening.lowerBound].is("natural") { return .natural }
        for (word, kind) in [("left", Join.Kind.left), ("right", .right), ("full", .full), ("cross", .cross)]
        where words[opening.lowerBound].is(word) {
            return kind
        }
        return .inner
    }

    /// `[LATERAL] table [AS] alias`, `(subquery) AS alias`, `function(…) alias`.
    private func source(in range: Range<Int>) -> Source? {
        var index = range.lowerBound
        while range.contains(index), words[index].isOne(of: ["lateral", "only"]) { index += 1 }
        guard range.contains(index) else { return nil }
        var table: String?
        if words[index].is("(") {
            guard let partner = words[index].partner else { return nil }
            index = partner + 1
        } else {
            guard words[index].mayBeName else { return nil }
            while outline.has(".", at: index + 1), index + 2 < range.upperBound { index += 2 }
            table = words[index].folded
            if let name = table, outline.commonTables.contains(name), outline.columns[name] == nil { table = nil }
            index += 1
            if range.contains(index), words[index].is("("), let partner = words[index].partner {
                // The columns of INSERT, or the arguments of a function.
                if !outline.has("into", at: index - 2) { table = nil }
                index = partner + 1
            }
        }
        if range.contains(index), words[index].is("as") { index += 1 }
        var name = table ?? words[max(range.lowerBound, min(index, range.upperBound) - 1)].folded
        if range.contains(index), words[index].mayBeName { name = words[index].folded }
        return Source(words: range, table: table, name: name)
    }
}
