/// A SELECT, UPDATE, DELETE, or INSERT in a statement, split into clauses.
struct Query: Sendable {
    enum Kind: Sendable, Equatable { case select, update, delete, insert }
    enum Clause: Sendable, Equatable {
        /// SELECT, UPDATE, DELETE, or INSERT itself, with its list or table.
        case head
        case from, `where`, group, having, window, order, limit, offset, fetch, lock, set, using, values, conflict, returning
    }

    /// A clause as ranges of words.
    struct Part: Sendable {
        var clause: Clause
        /// The keywords: GROUP BY, WHERE, …
        var opening: Range<Int>
        /// Everything after the keywords.
        var body: Range<Int>
        var whole: Range<Int> { opening.lowerBound..<body.upperBound }
    }

    var kind: Kind
    /// From its first word to its last.
    var words: Range<Int>
    /// The number of brackets around it.
    var depth: Int
    var parts: [Part]
    /// The index in `Outline.queries` of the query that contains this one.
    var parent: Int?
    /// Tables and other sources named by FROM, USING, UPDATE, or INSERT.
    var sources: [Source] = []
    var joins: [Join] = []

    func part(_ clause: Clause) -> Part? { parts.first { $0.clause == clause && !$0.body.isEmpty } }
    func body(_ clause: Clause) -> Range<Int>? { part(clause)?.body }
}

/// A source of rows: a table, or something that acts as one.
struct Source: Sendable {
    var words: Range<Int>
    /// The table's name; `nil` for a subquery, a function, or a WITH query.
    var table: String?
    /// The qualifier of its columns.
    var name: String
}

/// A JOIN with its right side.
struct Join: Sendable {
    enum Kind: Sendable, Equatable { case inner, left, right, full, cross, natural }

    var kind: Kind
    /// From LEFT (or another join type) to JOIN.
    var opening: Range<Int>
    /// An index into `Query.sources`.
    var source: Int
    /// ON with its condition; USING with its columns.
    var on: Int?
    var condition: Range<Int>?
    var using: Range<Int>?
    var end: Int

    var isOuter: Bool { kind == .left || kind == .right || kind == .full }
}
