import Course

/// What of an outcome counts: follows from the check of the exercise and from what its reference does.
struct ComparisonScope: Sendable, Equatable {
    /// Compare rows, this way.
    var rows: Check.Rows?
    /// Compare the contents of these tables; `nil` for none.
    var contents: Tables?
    /// Compare the definitions of these: tables, and what else has a name.
    var definitions: Tables?
    /// The order of columns is part of a table's definition.
    var columnOrder = false
    /// The answer must fail with this SQLSTATE.
    var error: String?
    /// The plan of the query is looked at.
    var plan = false

    enum Tables: Sendable, Equatable {
        /// All that either side has changed, made or dropped.
        case changed
        case named([String])

        var names: [String] {
            switch self {
            case .changed: []
            case .named(let names): names
            }
        }
    }

    /// - Parameters:
    ///   - givesRows: a statement of the reference gives rows back.
    ///   - makesChanges: a statement of the reference is more than a question.
    init(check: Check?, givesRows: Bool, makesChanges: Bool) {
        if let error = check?.error {
            self.error = error
            return
        }
        let asksForState = check?.state != nil || check?.schema != nil
        if givesRows, check?.rows != nil || !asksForState { rows = check?.rows ?? Check.Rows() }
        if let tables = check?.state { contents = .named(tables) }
        if let schema = check?.schema {
            definitions = .named(schema.names)
            columnOrder = schema.isInOrder
        }
        plan = check?.plan != nil
        // There is more than one index, and more than one query, to the same rows in the way asked for.
        if makesChanges, !asksForState, !plan {
            contents = .changed
            definitions = .changed
        }
    }

    /// Whether the database is looked at after the answer.
    var needsState: Bool { contents != nil || definitions != nil }
}
