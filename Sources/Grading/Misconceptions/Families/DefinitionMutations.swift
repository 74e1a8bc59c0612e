/// Mistakes in CREATE TABLE, ALTER TABLE, CREATE VIEW, and CREATE INDEX.
extension Misconception {
    static let notNullMissing = Misconception(
        "[{column}|A column] accepts NULL. Should a row without it be allowed?", isFact: true, concepts: "not null", "create table")
    static let uniqueMissing = Misconception(
        "[{column} accepts|The index allows] duplicate values. Should two rows be allowed to share a value?", isFact: true,
        concepts: "unique", "unique index", "create table")
    static let checkMissing = Misconception(
        "No constraint checks [{column}|the values]. Which values make no sense?", isFact: true, concepts: "check", "create table")
    static let referenceMissing = Misconception(
        "[{column}|A column] accepts values that refer to nothing. What does its value stand for?", isFact: true,
        concepts: "references", "foreign key", "create table")
    static let primaryKeyMissing = Misconception(
        "The table has no primary key. What identifies a row?", isFact: true, concepts: "primary key", "create table")
    static let defaultMissing = Misconception(
        "[{column}|A column] has no default. What should a new row get when it gives no value?", isFact: true, concepts: "default",
        "create table")
    static let deleteReactionMissing = Misconception(
        "A row can't be deleted while others refer to it[ through {column}]. What should happen to those rows?", isFact: true,
        concepts: "on delete", "foreign key")
    static let updateReactionMissing = Misconception(
        "A key can't change while other rows refer to it[ through {column}]. What should happen to those rows?", isFact: true,
        concepts: "on update", "foreign key")
    static let notNullUnasked = Misconception(
        "[{column}|A column] rejects NULL. Does the task require a value in every row?", isFact: true, concepts: "not null", "create table")
    static let uniqueUnasked = Misconception(
        "The index rejects duplicate values. Does the task ask for that?", isFact: true, concepts: "unique", "unique index", "create table")
    static let cascadeUnasked = Misconception(
        "Rows that refer to a deleted row[ through {column}] are deleted too. Does the task ask for that?", isFact: true,
        concepts: "on delete", "foreign key")
    static let otherReaction = Misconception(
        "When a referenced row is deleted, something else happens to the rows that refer to it. What does the task want?", isFact: true,
        concepts: "on delete", "foreign key", "references")
    static let otherType = Misconception(
        "[{column}|A column] has a different type. Which values must it hold, and which must it reject?", isFact: true,
        concepts: "create table"
    )
    static let otherDefault = Misconception(
        "[{column}|A column] has a different default. What should a new row get when it gives no value?", isFact: true, concepts: "default",
        "create table")
    static let definedColumnMissing = Misconception(
        "The table has no column {column}. Which columns does the task name?", isFact: true, concepts: "create table")
    static let columnNameMissing = Misconception(
        "A column of the view has a different name. What does the task call it?", isFact: true, concepts: "create view", "alias", "as")
    static let storedView = Misconception(
        "Yours stores its rows, while a view computes them each time. What should it show after the data changes?", isFact: true,
        concepts: "create view")
    static let indexColumnsSwapped = Misconception(
        "The index has its columns in a different order. Which column do queries look up first?", isFact: true, concepts: "composite index",
        "create index")
    static let indexWhole = Misconception(
        "The index covers every row. Which rows do queries look up?", isFact: true, concepts: "partial index", "create index")
}

/// Mistakes in CREATE TABLE, ALTER TABLE, CREATE VIEW, and CREATE INDEX, such as missing constraints and wrong types.
enum DefinitionMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        if outline.has("alter", at: 0) { return added(outline) }
        guard outline.has("create", at: 0) else { return [] }
        if outline.words.prefix(4).contains(where: { $0.is("view") }) { return view(outline) }
        if outline.words.prefix(4).contains(where: { $0.is("index") }) { return index(outline) }
        guard outline.words.prefix(6).contains(where: { $0.is("table") }), outline.queries.isEmpty,
            let open = outline.words.indices.first(where: { outline.has("(", at: $0) }), let inside = outline.inside(open)
        else { return [] }
        let parts = outline.parts(inside)
        return parts.indices.flatMap { index -> [Attempt] in
            guard let first = parts[index].first else { return [] }
            if parts.count > 1, let rule = tableRule(parts[index], outline) {
                return [Attempt(rule.missing(column: rule.column), 72, outline.drop(part: index, of: parts))]
                    + rules(in: parts[index], of: rule.column, outline).filter { $0.misconception.isAboutReaction }
            }
            let column = outline.words[first].folded
            var attempts = rules(in: parts[index].dropFirst(), of: column, outline) + types(parts[index], column, outline)
            attempts += tooMuch(parts[index], column, outline)
            if parts.count > 1 {
                attempts.append(Attempt(.definedColumnMissing(column: column), 30, outline.drop(part: index, of: parts)))
            }
            return attempts
        }
    }

    /// ALTER TABLE … ADD COLUMN.
    private static func added(_ outline: Outline) -> [Attempt] {
        var rest = outline.words.indices
        guard let add = outline.first("add", in: rest) else { return rules(in: rest, of: nil, outline) }
        var name = add + 1
        while outline.words.indices.contains(name), outline.words[name].isOne(of: ["column", "if", "not", "exists"]) { name += 1 }
        guard outline.words.indices.contains(name), !outline.words[name].isOne(of: ["constraint", "primary", "foreign", "unique", "check"])
        else { return rules(in: rest, of: nil, outline) }
        if outline.words[rest.upperBound - 1].is(";") { rest = rest.dropLast() }
        let part = name..<rest.upperBound
        let column = outline.words[name].folded
        return rules(in: part.dropFirst(), of: column, outline) + types(part, column, outline)
    }

    // MARK: Views

    private static func view(_ outline: Outline) -> [Attempt] {
        guard let word = outline.first("view", in: outline.words.indices), outline.has("create", at: word - 1) else { return [] }
        var attempts = [
            Attempt(.storedView, 44, outline.put("TABLE", for: word)),
            Attempt(.storedView, 40, outline.put("MATERIALIZED VIEW", for: word)),
        ]
        guard let list = outline.queries.first.flatMap({ SelectList(of: $0, in: outline) }) else { return attempts }
        attempts += list.items.filter { $0.alias != nil }.map { item in
            Attempt(.columnNameMissing, 60, outline.drop(item.value.upperBound..<item.words.upperBound))
        }
        return attempts
    }

    // MARK: Constraints

    /// The misconception if a table constraint is missing, and the column it is about.
    private static func tableRule(_ part: Range<Int>, _ outline: Outline) -> (missing: Misconception, column: String?)? {
        var start = part.lowerBound
        if outline.has("constraint", at: start) { start += 2 }
        guard part.contains(start) else { return nil }
        let rules: [String: Misconception] = [
            "primary": .primaryKeyMissing, "foreign": .referenceMissing, "unique": .uniqueMissing, "check": .checkMissing,
        ]
        guard let rule = rules[outline.words[start].folded], outline.words[start].isKeyword else { return nil }
        let open = part.first { $0 >= start && outline.has("(", at: $0) }
        let column = open.flatMap { outline.inside($0) }?.first { outline.words[$0].mayBeName }.map { outline.words[$0].folded }
        return (rule, column)
    }

    /// Constraints that the task doesn't ask for.
    private static func tooMuch(_ part: Range<Int>, _ column: String, _ outline: Outline) -> [Attempt] {
        guard let last = part.last, part.count > 1 else { return [] }
        let level = outline.level(part)
        var attempts: [Attempt] = []
        if !level.contains(where: { outline.words[$0].isOne(of: ["not", "primary"]) }) {
            attempts.append(Attempt(.notNullUnasked(column: column), 42, outline.insert(" NOT NULL", after: last)))
        }
        if let refers = level.first(where: { outline.has("references", at: $0) }),
            !part.contains(where: { $0 > refers && outline.has("on", at: $0) })
        {
            let end = level.last { $0 > refers && !outline.words[$0].isOne(of: ruleWords) } ?? last
            attempts.append(Attempt(.cascadeUnasked(column: column), 40, outline.insert(" ON DELETE CASCADE", after: end)))
        }
        return attempts
    }

    /// The constraints after a column's type, and the actions of foreign keys.
    private static func rules(in range: Range<Int>, of column: String?, _ outline: Outline) -> [Attempt] {
        outline.level(range).flatMap { index -> [Attempt] in
            func missing(_ rule: Misconception, _ end: Int, _ likelihood: Int) -> Attempt {
                Attempt(rule(column: column), likelihood, outline.drop(ruleStart(index, outline)..<end))
            }
            let next = outline.inside(index + 1).map { $0.upperBound + 1 }
            switch outline.words[index].folded {
            case "not" where outline.has("null", at: index + 1): return [missing(.notNullMissing, index + 2, 74)]
            case "unique" where column != nil: return [missing(.uniqueMissing, index + 1, 70)]
            case "primary" where outline.has("key", at: index + 1) && column != nil:
                return [
                    missing(.primaryKeyMissing, index + 2, 60),
                    Attempt(.primaryKeyMissing(column: column), 58, outline.put("NOT NULL", for: index..<index + 2)),
                ]
            case "check": return next.map { [missing(.checkMissing, $0, 72)] } ?? []
            case "default":
                let end = outline.level(range).first { $0 > index + 1 && outline.words[$0].isOne(of: ruleWords) } ?? range.upperBound
                let others = ["true": "false", "false": "true", "0": "1", "1": "0"]
                let other = others[outline.text(of: index + 1..<end).lowercased()].map {
                    Attempt(.otherDefault(column: column), 60, outline.put($0, for: index + 1..<end))
                }
                return [missing(.defaultMissing, end, 66)] + [other].compactMap { $0 }
            case "references":
                let end = outline.level(range).first { $0 > index && outline.words[$0].isOne(of: ruleWords) } ?? range.upperBound
                return column == nil ? [] : [missing(.referenceMissing, end, 70)]
            case "on": return reaction(index, range, column, outline)
            default: return []
            }
        }
    }

    private static let ruleWords: Set<String> = [
        "not", "null", "unique", "primary", "check", "default", "references", "constraint", "generated", "collate",
    ]

    private static func ruleStart(_ index: Int, _ outline: Outline) -> Int { outline.has("constraint", at: index - 2) ? index - 2 : index }

    /// ON DELETE and ON UPDATE.
    private static func reaction(_ index: Int, _ range: Range<Int>, _ column: String?, _ outline: Outline) -> [Attempt] {
        guard outline.has("delete", at: index + 1) || outline.has("update", at: index + 1), index + 2 < range.upperBound else { return [] }
        let isTwo = outline.has("set", at: index + 2) || outline.has("no", at: index + 2)
        let end = min(index + (isTwo ? 4 : 3), range.upperBound)
        let others = ["CASCADE", "SET NULL"].filter { $0 != outline.text(of: index + 2..<end).uppercased() }
        let missing = outline.has("delete", at: index + 1) ? Misconception.deleteReactionMissing : .updateReactionMissing
        return [Attempt(missing(column: column), 76, outline.drop(index..<end))]
            + others.map { Attempt(.otherReaction(column: column), 56, outline.put($0, for: index + 2..<end)) }
    }

    // MARK: Types

    private static let otherTypes = [
        "numeric": ["double precision", "int"], "decimal": ["double precision", "int"], "int": ["text", "numeric"],
        "integer": ["text", "numeric"], "date": ["timestamp", "text"], "timestamp": ["date"], "timestamptz": ["timestamp"],
        "boolean": ["text"], "bigint": ["int"], "text": ["varchar(50)"],
    ]

    private static func types(_ part: Range<Int>, _ column: String, _ outline: Outline) -> [Attempt] {
        let index = part.lowerBound + 1
        guard part.contains(index), let others = otherTypes[outline.words[index].folded] else { return [] }
        let end = outline.has("(", at: index + 1) ? (outline.inside(index + 1)?.upperBound).map { $0 + 1 } ?? index + 1 : index + 1
        return others.map { Attempt(.otherType(column: column), 34, outline.put($0, for: index..<end)) }
    }

    // MARK: Indexes

    private static func index(_ outline: Outline) -> [Attempt] {
        var attempts: [Attempt] = []
        if outline.has("unique", at: 1) { attempts.append(Attempt(.uniqueMissing, 70, outline.drop(1))) }
        if let clause = outline.first("where", in: outline.words.indices) {
            let end = outline.words.last?.is(";") == true ? outline.words.count - 1 : outline.words.count
            attempts.append(Attempt(.indexWhole, 76, outline.drop(clause..<end)))
        }
        guard let open = outline.words.indices.first(where: { outline.has("(", at: $0) }), let inside = outline.inside(open) else {
            return attempts
        }
        let parts = outline.parts(inside)
        // What a unique index forbids doesn't depend on the order of its columns.
        for index in parts.indices.dropFirst() where !outline.has("unique", at: 1) {
            attempts.append(Attempt(.indexColumnsSwapped, 74, outline.swap(parts[index - 1], parts[index])))
        }
        if !outline.has("unique", at: 1) {
            attempts.append(Attempt(.uniqueUnasked, 40, outline.insert(" UNIQUE", after: 0)))
        }
        guard open > 0, let columns = outline.columns[outline.words[open - 1].folded] ?? tableBefore(open, outline) else { return attempts }
        for part in parts where part.count == 1 {
            let name = outline.words[part.lowerBound].folded
            attempts += columns.filter { $0 != name }.map { column in
                Attempt(.otherColumn(table: nil, used: column), 36, outline.put(column.asIdentifier, for: part))
            }
        }
        return attempts
    }

    /// The columns of the table in `ON table USING method (`.
    private static func tableBefore(_ open: Int, _ outline: Outline) -> [String]? {
        outline.has("using", at: open - 2) && open > 2 ? outline.columns[outline.words[open - 3].folded] : nil
    }
}

extension Misconception {
    fileprivate var isAboutReaction: Bool {
        [.deleteReactionMissing, .updateReactionMissing, .otherReaction].contains { isSame(as: $0) }
    }
}
