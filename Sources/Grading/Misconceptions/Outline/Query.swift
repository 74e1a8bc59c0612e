/// A SELECT, UPDATE, DELETE or INSERT in a statement, by its clauses.
struct Query: Sendable {
    enum Kind: Sendable, Equatable { case select, update, delete, insert }
    enum Clause: Sendable, Equatable {
        /// SELECT, UPDATE, DELETE or INSERT itself: the list, or the table.
        case head
        case from, `where`, group, having, window, order, limit, offset, fetch, lock, set, using, values, conflict, returning
    }

    /// A clause by its words.
    struct Part: Sendable {
        var clause: Clause
        /// GROUP BY, WHERE …
        var opening: Range<Int>
        /// What stands behind that.
        var body: Range<Int>
        var whole: Range<Int> { opening.lowerBound..<body.upperBound }
    }

    var kind: Kind
    /// From its first word to its last.
    var words: Range<Int>
    /// How many brackets enclose it.
    var depth: Int
    var parts: [Part]
    /// The place of the query that this one stands in, in `Outline.queries`.
    var parent: Int?
    /// Tables and what else FROM, USING, UPDATE or INSERT names.
    var sources: [Source] = []
    var joins: [Join] = []

    func part(_ clause: Clause) -> Part? { parts.first { $0.clause == clause && !$0.body.isEmpty } }
    func body(_ clause: Clause) -> Range<Int>? { part(clause)?.body }
}

/// What rows come from: a table, or something that acts as one.
struct Source: Sendable {
    var words: Range<Int>
    /// The table's name; `nil` for a subquery, a function and what WITH names.
    var table: String?
    /// By what its columns are qualified.
    var name: String
}

/// A JOIN with what stands on its right side.
struct Join: Sendable {
    enum Kind: Sendable, Equatable { case inner, left, right, full, cross, natural }

    var kind: Kind
    /// From LEFT or its like to JOIN.
    var opening: Range<Int>
    /// In `Query.sources`.
    var source: Int
    /// ON with its condition; USING with its columns.
    var on: Int?
    var condition: Range<Int>?
    var using: Range<Int>?
    var end: Int

    var isOuter: Bool { kind == .left || kind == .right || kind == .full }
}
