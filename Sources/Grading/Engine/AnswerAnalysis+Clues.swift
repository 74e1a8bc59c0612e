import Postgres
import SQLText
import Verdicts

/// What an answer's own text shows about a wrong result that no known mistake explains.
extension AnswerAnalysis {
    /// The column that has another one's name, if the answer returns the wrong number of columns.
    ///
    /// - Parameter script: the answer's last try, or a mistake with the same outcome, whose result is of its last statement.
    func missingComma(_ outcome: Outcome, in script: Script) -> Finding? {
        guard let found = outcome.result?.columns.map(\.name), let asked = expectation.outcome.result?.columns.map(\.name),
            found.count != asked.count, let index = outcome.resultStatement, let last = script.statements.indices.last,
            let tree = script.tree(ofStatement: min(index, last))
        else { return nil }
        // AS shows that no comma is missing.
        let words = SQLScanner.words(in: script.text).map { $0.text.lowercased() }
        let hidden = tree.relabeledColumns.first { column, label in
            column != label && found.contains(label) && asked.contains(label) && asked.contains(column)
                && zip(words, words.dropFirst()).contains { $0 == column && $1 == label }
        }
        return hidden.map { .missingComma(column: $0.column, label: $0.label) }
    }

    /// The column that the task asks for and whose name the answer has as text.
    func quotedColumn(_ outcome: Outcome) -> Finding? {
        let asked = expectation.outcome.result?.columns.filter { $0.tableOID != 0 }.map(\.name) ?? []
        let texts = outcome.resultStatement.flatMap { answer.tree(ofStatement: $0) }?.selectedStrings ?? []
        return texts.first { asked.contains($0) && !reference.literals.contains("'\($0)'") }.map { .quotedColumn($0) }
    }

    /// The column that a subquery selects although none of its tables has it.
    func outerColumn(_ definitions: Definitions?) -> Finding? {
        guard let definitions else { return nil }
        let trees = answer.statements.indices.compactMap { answer.tree(ofStatement: $0) }
        let owners = Set(trees.flatMap(\.tableUses).map(\.table).filter { definitions.tables[$0] != nil })
        let found = trees.flatMap(\.subqueryColumns).first { use in
            let (own, others) = (Set(use.tables), owners.subtracting(use.tables))
            // The columns of a CTE aren't known.
            return own.isSubset(of: owners) && !own.contains { definitions.columns(of: $0).contains(use.column) }
                && others.contains { definitions.columns(of: $0).contains(use.column) }
        }
        return found.map { .outerColumn($0.column, tables: $0.tables) }
    }

    /// The first condition in WHERE that no row of the given data meets, if the answer returns no rows where there should be some.
    func conditionMetByNone(_ findings: [Finding], _ run: VariantRun) async throws -> Finding? {
        let isEmpty = findings.contains { finding in
            finding.feedback.kind == .rows && finding.difference.map { $0.found == 0 && $0.expected > 0 } == true
        }
        guard isEmpty, answer.statements.count == 1, !answer.mayChange, let query = answer.editable(0)?.statements.first,
            query.type == "SelectStmt", let condition = query["where_clause"]
        else { return nil }
        let conditions = condition.text("boolop") == "AND_EXPR" ? condition.list("args") : [condition]
        // Without conditions, there are rows. With one alone, there are none.
        let filters: [Tree?] = [nil] + conditions.map(Optional.some)
        let scripts = filters.compactMap { condition -> Script? in
            let edited = answer.editing { $0.type == "SelectStmt" ? $0.filtered(by: condition) : nil }
            return edited ?? (conditions.count == 1 && condition != nil ? answer : nil)
        }
        guard scripts.count == conditions.count + 1 else { return nil }
        let costs = try await run.costs(of: [answer] + scripts)
        var budget = CostBudget(reference: costs[0])
        for cost in costs.dropFirst() where !budget.covers(cost) { return nil }
        guard let made = try await run.outcomes(of: scripts, on: nil, limits: CostBudget.limits),
            made.count == scripts.count, made[0].result?.count ?? 0 > 0,
            let index = conditions.indices.first(where: { made[$0 + 1].failure == nil && made[$0 + 1].result?.count == 0 }),
            let text = conditions[index].written
        else { return nil }
        let smell = conditions[index].codeSmells.first(where: \.leavesNoRows)
        // The values of a subquery are in no table.
        let isOfTables = query.derivedTables.isEmpty && !conditions[index].all.contains { $0.type == "SubLink" }
        return .metByNone(
            condition: text.count > 60 ? "\(text.prefix(59))…" : text, smell, tables: isOfTables ? query.tables.count : nil)
    }
}

extension Tree {
    /// An expression as SQL.
    fileprivate var written: String? {
        let value = [Step(field: "stmts", index: 0), Step(field: "stmt"), Step(field: "target_list", index: 0), Step(field: "val")]
        return Tree("SELECT 1")?.replacing(value, with: self)?.sql.map { String($0.dropFirst("SELECT ".count)) }
    }

    /// A query whose rows meet this condition, or none, and no other.
    fileprivate func filtered(by condition: Tree?) -> Tree? {
        setting("where_clause", condition)?.without("having_clause")?.without("limit_count")?.without("limit_offset")
    }
}
