import Verdicts

/// Mistakes in INSERT, UPDATE, and DELETE, other than those in their conditions.
extension Misconception {
    static let everyRowChanged = Misconception(
        "Every row[ of {table}] was changed. Which rows does the task name?", concepts: "update", "where")
    static let everyRowDeleted = Misconception(
        "Every row[ of {table}] was deleted. Which rows does the task name?", concepts: "delete", "where")
    static let othersEmptied = Misconception(
        "Rows that should be unchanged now have NULL in [`{column}`|that column]. What does CASE return when no WHEN is true?",
        concepts: "case", "update", "where", uses: "case")
    static let assignmentMissing = Misconception(
        "[`{column}`|One column] was not changed. What does the task say about it?", concepts: "update", "where")
    static let valuesSwapped = Misconception(
        "The values of [`{column}` and `{other}`|two columns] are swapped. Which value belongs in which column?", concepts: "insert",
        "values")
    static let valueMissing = Misconception(
        "The new row gets no value for [`{column}`|one column] from your INSERT. What does the task say about it?",
        concepts: "insert", "values")
    static let emptyForMissing = Misconception(
        "There is an empty string[ in `{column}`] where nothing is known. Is an empty string the same as NULL?", concepts: "null", "insert")
    static let dayAndMonthSwapped = Misconception(
        "The day and month of a date are swapped. In which order does the server read them?", concepts: "date", "insert")
    static let rowMissing = Misconception(
        "Some new rows are missing[ from {table}]. How many does the task name?", rows: .missing, concepts: "insert", "values")
    static let conflictNotHandled = Misconception(
        "Your statement fails at a row that already exists. What should happen to that row?",
        concepts: "on conflict", "on conflict do update", "insert")
    static let conflictIgnored = Misconception(
        "A row that already existed is unchanged. What should happen to it?",
        concepts: "on conflict", "on conflict do update", "insert")
    static let stepMissing = Misconception("One step of the task is not done: {step}. Which steps does the task list?", concepts: "{verb}")
}

/// Mistakes in INSERT, UPDATE, and DELETE, other than those in their conditions.
enum ChangeMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        outline.queries.flatMap { query -> [Attempt] in
            switch query.kind {
            case .update: assignments(query, outline) + emptied(query, outline)
            case .insert: values(query, outline) + selected(query, outline) + conflicts(query, outline)
            default: []
            }
        }
    }

    private static func assignments(_ query: Query, _ outline: Outline) -> [Attempt] {
        guard let body = query.body(.set) else { return [] }
        let parts = outline.parts(body)
        guard parts.count > 1 else { return [] }
        return parts.indices.map { index in
            let column = parts[index].first.map { outline.words[$0].folded }
            return Attempt(.assignmentMissing(column: column), 66, outline.drop(part: index, of: parts))
        }
    }

    /// The condition moved into a CASE without ELSE, which sets all other rows to NULL.
    private static func emptied(_ query: Query, _ outline: Outline) -> [Attempt] {
        guard let set = query.body(.set), let clause = query.part(.where), query.part(.from) == nil else { return [] }
        let parts = outline.parts(set)
        guard parts.count == 1, let sign = outline.first("=", in: set), sign + 1 < set.upperBound else { return [] }
        let value = sign + 1..<set.upperBound
        let text = "CASE WHEN \(outline.text(of: clause.body)) THEN \(outline.text(of: value)) END"
        let column = outline.words[set.lowerBound].folded
        return [Attempt(.othersEmptied(column: column), 55, outline.put(text, for: value), outline.drop(clause.whole))]
    }

    /// INSERT from a query with columns swapped or left out.
    private static func selected(_ query: Query, _ outline: Outline) -> [Attempt] {
        guard let names = columnList(query, outline),
            let select = outline.queries.first(where: { $0.kind == .select && $0.parent.map { outline.queries[$0].words } == query.words }),
            let list = SelectList(of: select, in: outline), list.items.count == names.count, names.count > 1
        else { return [] }
        let columns = columns(query, outline)
        return names.indices.flatMap { index -> [Attempt] in
            let dropped = [outline.drop(part: index, of: names), outline.drop(part: index, of: list.items.map(\.words))]
            let missing = Attempt(.valueMissing(column: columns.element(at: index)), 50, dropped)
            guard index > 0 else { return [missing] }
            let swapped = outline.swap(names[index - 1], names[index])
            return [
                missing, Attempt(.valuesSwapped(column: columns.element(at: index - 1), other: columns.element(at: index)), 54, swapped),
            ]
        }
    }

    private static func values(_ query: Query, _ outline: Outline) -> [Attempt] {
        guard let body = query.body(.values) else { return [] }
        let rows = outline.parts(body)
        let table = query.sources.first?.table
        var attempts: [Attempt] = []
        if rows.count > 1 {
            attempts += rows.indices.map { Attempt(.rowMissing(table: table), 40, outline.drop(part: $0, of: rows)) }
        }
        let names = columns(query, outline)
        let items = rows.compactMap { row in outline.inside(row.lowerBound).map { outline.parts($0) } }
        guard items.count == rows.count, let width = items.first?.count, items.allSatisfy({ $0.count == width }) else { return attempts }
        for index in 0..<max(width - 1, 0) {
            let edits = items.flatMap { outline.swap($0[index], $0[index + 1]) }
            let pair = (names.element(at: index), names.element(at: index + 1))
            attempts.append(Attempt(.valuesSwapped(column: pair.0, other: pair.1), 54, edits))
        }
        for (row, item) in items.enumerated() {
            for (index, value) in item.enumerated() {
                attempts += constants(value, names.element(at: index), row == 0 ? 42 : 30, outline)
            }
        }
        if let list = columnList(query, outline), width > 1, list.count == width {
            for index in 0..<width {
                let edits = [outline.drop(part: index, of: list)] + items.map { outline.drop(part: index, of: $0) }
                attempts.append(Attempt(.valueMissing(column: names.element(at: index)), 44, edits))
            }
        }
        return attempts
    }

    /// A different constant than the right one.
    private static func constants(_ value: Range<Int>, _ column: String?, _ likelihood: Int, _ outline: Outline) -> [Attempt] {
        guard value.count == 1, let index = value.first else { return [] }
        if outline.has("null", at: index) {
            return [Attempt(.emptyForMissing(column: column), likelihood, outline.put("''", for: index))]
        }
        guard outline.words[index].isString, let day = CalendarDay(outline.words[index].text.dropFirst().dropLast())?.exchanged else {
            return []
        }
        return [Attempt(.dayAndMonthSwapped, likelihood, outline.put("'\(day)'", for: index))]
    }

    /// The columns that an INSERT names.
    private static func columnList(_ query: Query, _ outline: Outline) -> [Range<Int>]? {
        guard let head = query.body(.head), let open = outline.level(head).first(where: { outline.has("(", at: $0) }) else { return nil }
        return outline.inside(open).map { outline.parts($0) }
    }

    private static func columns(_ query: Query, _ outline: Outline) -> [String] {
        if let list = columnList(query, outline) { return list.compactMap { $0.first.map { outline.words[$0].folded } } }
        return query.sources.first?.table.flatMap { outline.columns[$0] } ?? []
    }

    private static func conflicts(_ query: Query, _ outline: Outline) -> [Attempt] {
        guard let part = query.part(.conflict), let word = outline.first("do", in: part.body) else { return [] }
        var attempts = [Attempt(.conflictNotHandled, 60, outline.drop(part.whole))]
        if outline.has("update", at: word + 1) {
            attempts.append(Attempt(.conflictIgnored, 78, outline.put("NOTHING", for: word + 1..<part.body.upperBound)))
        }
        return attempts
    }
}

extension [String] {
    fileprivate func element(at index: Int) -> String? { indices.contains(index) ? self[index] : nil }
}
