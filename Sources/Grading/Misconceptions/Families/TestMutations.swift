import Verdicts

/// Mistakes in a single condition: a comparison, BETWEEN, IN, LIKE, IS NULL.
extension Misconception {
    static let boundary = Misconception(
        "[Only the boundary of `{column}` is off. Should a row|Only the boundary is off. Should a value] exactly at the boundary be included?",
        concepts: "comparison", "between", "where")
    static let opposite = Misconception(
        "A condition[ on `{column}`] is reversed: it accepts the rows it should reject. Read it aloud: which rows pass?",
        concepts: "not", "comparison", "where", uses: Evidence.otherTests)
    static let comparedWithNull = Misconception(
        "A condition compares [`{column}`|a value] with NULL as if NULL were a value. What does such a comparison return?",
        concepts: "is null", "null", uses: "= null")
    static let unknownLost = Misconception(
        "Rows in which [`{column}`|a value] is NULL are missing. What does a comparison with NULL return: true, false, or neither?",
        rows: .missing, concepts: "null", "is null", "is distinct from")
    static let unknownLetIn = Misconception(
        "Your query includes rows in which [`{column}`|a value] is NULL. Does the task ask for them?",
        rows: .surplus, concepts: "null", "is null", "is distinct from")
    static let betweenReversed = Misconception(
        "No value[ of `{column}`] is between your two bounds. Which bound must come first?", concepts: "between", "where",
        uses: Evidence.reversedBounds)
    static let listCut = Misconception(
        "Rows with another value[ of `{column}`] are missing. Does your condition name every value in the task?", rows: .missing,
        concepts: "in", "where")
    static let letterCase = Misconception(
        "Rows are missing whose [`{column}`|text] differs from yours only in letter case. Are 'a' and 'A' equal?",
        rows: .missing, concepts: "ilike", "lower", "like", "where", uses: "'A'", "like")
    static let letterCaseIgnored = Misconception(
        "Your query includes rows whose [`{column}`|text] differs from yours in letter case. Should 'a' match 'A'?",
        rows: .surplus, concepts: "ilike", "lower", "like", "where")
    static let patternAnchored = Misconception(
        "Rows that contain the text elsewhere[ in `{column}`] are missing. What does your pattern allow before and after it?",
        rows: .missing, concepts: "like", "ilike", "where")
    static let patternLoose = Misconception(
        "Your query includes rows that contain the text elsewhere[ in `{column}`]. Where does your pattern allow it to be?",
        rows: .surplus, concepts: "like", "ilike", "where")
    static let patternAsText = Misconception(
        "Your condition compares [`{column}`|the text] with the % itself. Which operator treats % as a wildcard?",
        concepts: "like", "ilike", "where", uses: "= '%'")
    static let lastDayCut = Misconception(
        "Rows from the last day are missing, except those at midnight. At what time of that day does your range end?",
        rows: .missing, concepts: "date_trunc", "timestamp", "between", "where")
    static let pairsTwice = Misconception(
        "Each pair appears twice, once in each order. What could decide which of the two comes first?",
        concepts: "self join", "inner join", "join")
}

/// Mistakes in a single condition: a comparison, BETWEEN, IN, LIKE, IS NULL.
enum TestMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        outline.conditions().flatMap { place, _, condition in
            condition.all.flatMap { part -> [Attempt] in
                if case .not(let inner) = part.form {
                    let misconception = Misconception.opposite(column: outline.fact(in: inner.words))
                    return [Attempt(misconception, 50, outline.drop(part.words.lowerBound))]
                }
                return part.isTest ? TestReader(outline: outline, place: place, words: part.words).attempts() : []
            }
        } + ranges(outline)
    }

    /// Ranges that include or exclude their bounds otherwise.
    private static func ranges(_ outline: Outline) -> [Attempt] {
        outline.calls(of: ["daterange", "int4range", "int8range", "numrange", "tsrange", "tstzrange"]).flatMap { call -> [Attempt] in
            let arguments = outline.parts(call.inside)
            guard (2...3).contains(arguments.count) else { return [] }
            let given = arguments.count == 3 ? arguments[2] : nil
            return ["'[]'", "'[)'", "'()'"].filter { $0 != given.map { outline.text(of: $0) } ?? "'[)'" }.map { brackets in
                let last = call.inside.upperBound - 1
                let edit = given.map { outline.put(brackets, for: $0) } ?? outline.insert(", \(brackets)", after: last)
                return Attempt(.boundary(column: nil), 50, edit)
            }
        }
    }
}

/// Makes the wrong versions of one test.
struct TestReader {
    let outline: Outline
    let place: Outline.ConditionPlace
    let words: Range<Int>

    /// A test in HAVING is about the aggregate, not the column in it, and one of a subquery's result not about the columns in that.
    private var column: String? {
        let inner = outline.queries.first { words.contains($0.words.lowerBound) }?.words.lowerBound ?? words.upperBound
        return place == .having ? nil : outline.fact(in: words.lowerBound..<inner)
    }
    private var level: [Int] { outline.level(words) }
    private func word(_ index: Int) -> Word { outline.words[index] }

    func attempts() -> [Attempt] {
        if word(words.lowerBound).is("exists"), !outline.has("not", at: words.lowerBound - 1) {
            return [opposite(46, outline.insert("NOT ", before: words.lowerBound))]
        }
        guard let key = level.first(where: { word($0).isOne(of: Self.keys) }) else { return [] }
        let attempts = named(key)
        guard place == .where, let last = words.last, !word(key).is("is") else { return attempts }
        let inner = outline.queries.last { words.contains($0.words.lowerBound) }?.words ?? 0..<0
        return attempts
            + outline.columnNames(in: words).filter { !inner.contains($0.words.lowerBound) }.map { name in
                let letIn = outline.insert(" OR \(outline.text(of: name.words)) IS NULL)", after: last)
                return Attempt(.unknownLetIn(column: outline.fact(name)), 34, outline.insert("(", before: words.lowerBound), letIn)
            }
    }

    private func named(_ key: Int) -> [Attempt] {
        switch word(key).folded {
        case "is": return nullTest(key)
        case "between": return between(key)
        case "in": return membership(key)
        case "like", "ilike": return pattern(key)
        default: return comparison(key)
        }
    }

    private static let keys: Set<String> = ["=", "<>", "!=", "<", ">", "<=", ">=", "is", "between", "in", "like", "ilike"]

    private func opposite(_ likelihood: Int, _ edits: Edit...) -> Attempt { Attempt(.opposite(column: column), likelihood, edits) }

    // MARK: Comparisons

    private func comparison(_ key: Int) -> [Attempt] {
        let boundary = Misconception.boundary(column: column)
        switch word(key).folded {
        case ">", "<":
            let reversed = word(key).folded == ">" ? "<" : ">"
            return [
                Attempt(boundary, 86, outline.put(word(key).folded + "=", for: key)), opposite(56, outline.put(reversed, for: key)),
            ] + pairs(key) + lastDay(key) + nextDoor(key + 1..<words.upperBound)
        case ">=", "<=":
            let reversed = word(key).folded == ">=" ? "<=" : ">="
            return [
                Attempt(boundary, 86, outline.put(String(word(key).folded.prefix(1)), for: key)),
                opposite(56, outline.put(reversed, for: key)),
            ] + nextDoor(key + 1..<words.upperBound)
        case "=": return place == .on ? [] : [opposite(40, outline.put("<>", for: key))] + letters(key)
        default: return [opposite(48, outline.put("=", for: key))] + letters(key)
        }
    }

    /// `a.id < b.id`, which returns each pair once, as `a.id <> b.id`, which returns it twice.
    private func pairs(_ key: Int) -> [Attempt] {
        let names = outline.columnNames(in: words)
        // A change shows no pairs.
        guard names.count == 2, names[0].name == names[1].name, names[0].qualifier != names[1].qualifier,
            !outline.words[0].isOne(of: ["delete", "update"])
        else { return [] }
        return [Attempt(.pairsTwice, 87, outline.put("<>", for: key))]
    }

    /// A test for before the first of a month, as one for up to the last of the month before, which ends at that day's midnight.
    private func lastDay(_ key: Int) -> [Attempt] {
        guard word(key).is("<"), let constant = (key + 1..<words.upperBound).first(where: { word($0).isString }),
            let day = CalendarDay(word(constant).text.dropFirst().dropLast())
        else { return [] }
        return [Attempt(.lastDayCut(column: column), 58, outline.put("<=", for: key), outline.put("'\(day.before)'", for: constant))]
    }

    /// The number or day just before or after the boundary.
    private func nextDoor(_ border: Range<Int>) -> [Attempt] {
        let boundary = Misconception.boundary(column: column)
        if let number = outline.number(at: border) {
            return [number - 1, number + 1].map { Attempt(boundary, 40, outline.put(String($0), for: border)) }
        }
        guard let last = border.last, word(last).isString, let day = CalendarDay(word(last).text.dropFirst().dropLast()) else { return [] }
        return [day.before, day.after].map { Attempt(boundary, 40, outline.put("'\($0)'", for: last)) }
    }

    /// A string constant in a different letter case.
    private func letters(_ key: Int) -> [Attempt] {
        level.filter { word($0).isString && word($0).text.hasPrefix("'") }.compactMap { index in
            let text = word(index).text
            let letters = text.dropFirst().dropLast()
            guard let first = letters.first, first.isLetter else { return nil }
            let other = first.isUppercase ? first.lowercased() : first.uppercased()
            return Attempt(.letterCase(column: column), 52, outline.put("'" + other + letters.dropFirst() + "'", for: index))
        }
    }

    // MARK: NULL

    private func nullTest(_ key: Int) -> [Attempt] {
        let isNot = outline.has("not", at: key + 1)
        if outline.has("null", at: key + (isNot ? 2 : 1)) {
            let operators = key..<key + (isNot ? 2 : 1)
            let compared = Attempt(.comparedWithNull(column: column), 92, outline.put(isNot ? "<>" : "=", for: operators))
            return [compared, opposite(54, isNot ? outline.drop(key + 1) : outline.insert(" NOT", after: key))]
        }
        let from = key + (isNot ? 2 : 1)
        guard outline.has("distinct", at: from), outline.has("from", at: from + 1) else { return [] }
        let plain = outline.put(isNot ? "=" : "<>", for: key..<from + 2)
        // Either of two columns may be the one with NULL.
        let unknown = outline.columnNames(in: words).count > 1 ? nil : column
        return [Attempt(.unknownLost(column: unknown), 90, plain), opposite(52, outline.put(isNot ? "<>" : "=", for: key..<from + 2))]
    }

    // MARK: BETWEEN, IN and LIKE

    private func between(_ key: Int) -> [Attempt] {
        let isNot = outline.has("not", at: key - 1)
        let start = isNot ? key - 1 : key
        guard let and = level.first(where: { $0 > key && word($0).is("and") }) else { return [] }
        let (low, high) = (key + 1..<and, and + 1..<words.upperBound)
        if low.isEmpty || high.isEmpty || outline.has("symmetric", at: key + 1) { return [] }
        let subject = outline.text(of: words.lowerBound..<start)
        let boundary = Misconception.boundary(column: column)
        func halves(_ first: String, _ second: String) -> Edit {
            let joined = isNot ? "OR" : "AND"
            let text = "(\(subject) \(first) \(outline.text(of: low)) \(joined) \(subject) \(second) \(outline.text(of: high)))"
            return outline.put(text, for: words)
        }
        let ways = isNot ? [("<=", ">="), ("<", ">="), ("<=", ">")] : [(">", "<"), (">=", "<"), (">", "<=")]
        return ways.map { Attempt(boundary, 80, halves($0.0, $0.1)) } + nextDoor(low) + nextDoor(high) + [
            Attempt(.betweenReversed(column: column), 45, outline.swap(low, high)),
            opposite(42, isNot ? outline.drop(start) : outline.insert("NOT ", before: key)),
        ]
    }

    private func membership(_ key: Int) -> [Attempt] {
        let isNot = outline.has("not", at: key - 1)
        var attempts = [opposite(isNot ? 54 : 44, isNot ? outline.drop(key - 1) : outline.insert("NOT ", before: key))]
        guard let list = outline.inside(key + 1) else { return attempts }
        if word(list.lowerBound).isOne(of: ["select", "with", "values"]) {
            // As EXISTS, which has nothing to compare with.
            let subject = words.lowerBound..<key + 1
            let asked = outline.put(isNot ? "NOT EXISTS" : "EXISTS", for: subject)
            return attempts + [Attempt(.correlationMissing(column: column), 53, asked)]
        }
        let values = outline.parts(list)
        guard values.count > 1 else { return attempts }
        if !isNot, place != .check {
            // The values combined with OR, without the parentheses that a neighboring AND requires.
            let subject = outline.text(of: words.lowerBound..<key)
            let text = values.map { "\(subject) = \(outline.text(of: $0))" }.joined(separator: " OR ")
            attempts.append(Attempt(.parenthesesMissing, 63, outline.put(text, for: words)))
        }
        attempts += values.indices.map { Attempt(.listCut(column: column), 57, outline.drop(part: $0, of: values)) }
        return attempts + letters(list, 50)
    }

    private func letters(_ list: Range<Int>, _ likelihood: Int) -> [Attempt] {
        let edits = list.filter { word($0).isString && word($0).text.hasPrefix("'") }.compactMap { index -> Edit? in
            let letters = word(index).text.dropFirst().dropLast()
            guard let first = letters.first, first.isLetter else { return nil }
            return outline.put("'" + (first.isUppercase ? first.lowercased() : first.uppercased()) + letters.dropFirst() + "'", for: index)
        }
        return edits.isEmpty ? [] : [Attempt(.letterCase(column: column), likelihood, edits)]
    }

    private func pattern(_ key: Int) -> [Attempt] {
        let isNot = outline.has("not", at: key - 1)
        var attempts = [opposite(isNot ? 54 : 42, isNot ? outline.drop(key - 1) : outline.insert("NOT ", before: key))]
        let isLike = word(key).folded == "like"
        attempts.append(
            Attempt(
                isLike ? .letterCaseIgnored(column: column) : .letterCase(column: column), isLike ? 52 : 88,
                outline.put(isLike ? "ILIKE" : "LIKE", for: key)))
        guard words.contains(key + 1), word(key + 1).isString, word(key + 1).text.hasPrefix("'") else { return attempts }
        let pattern = String(word(key + 1).text.dropFirst().dropLast())
        func attempt(_ misconception: Misconception, _ likelihood: Int, _ pattern: String) {
            attempts.append(Attempt(misconception, likelihood, outline.put("'\(pattern)'", for: key + 1)))
        }
        let (opens, ends) = (pattern.hasPrefix("%"), pattern.hasSuffix("%"))
        if opens, pattern.count > 1 { attempt(.patternAnchored(column: column), 76, String(pattern.dropFirst())) }
        if ends, pattern.count > 1 { attempt(.patternAnchored(column: column), 74, String(pattern.dropLast())) }
        if !opens { attempt(.patternLoose(column: column), 72, "%" + pattern) }
        if !ends { attempt(.patternLoose(column: column), 71, pattern + "%") }
        let equals = outline.put(isNot ? "<>" : "=", for: (isNot ? key - 1 : key)..<key + 1)
        attempts.append(Attempt(.patternAsText(column: column), 66, equals))
        return attempts
    }
}
