import SQLText
import Verdicts

/// Mistakes in a single condition: a comparison, BETWEEN, IN, LIKE, IS NULL.
extension Mutation {
    static let tests = [
        Mutation(
            "A condition compares a value with NULL as if NULL were a value. What does such a comparison return?",
            concepts: "is null", "null", uses: ["= null"], at: ["NullTest"]
        ) { test in
            let sign = test.tree.text("nulltesttype") == "IS_NULL" ? "=" : "<>"
            return test.becoming(test.tree["arg"].flatMap { .expression("$1 \(sign) NULL", $0) })
        },
        Mutation(
            "[Only the boundary of `{column}` is off. Should a row|Only the boundary is off. Should a value] exactly at the boundary be included?",
            concepts: "comparison", "between", "where", uses: ["[condition on {column}]"], at: ["A_Expr"]
        ) { test in
            // A test in HAVING is about the aggregate, not the column in it.
            guard let clause = test.clause else { return [] }
            // Nor is the boundary of a difference that of one of its columns.
            let isNamed = test.tree.columns.count == 1 || ["lexpr", "rexpr"].contains { test.tree[$0]?.type == "ColumnRef" }
            let names = ["column": clause == "having_clause" || !isNamed ? nil : test.column]
            if test.tree.text("kind") == "AEXPR_BETWEEN", let subject = test.tree["lexpr"], let bounds = test.tree["rexpr"]?.list("items") {
                return ["$1 > $2 AND $1 < $3", "$1 >= $2 AND $1 < $3", "$1 > $2 AND $1 <= $3"].flatMap {
                    test.becoming(.expression($0, subject, bounds[0], bounds[1]), names)
                }
            }
            let others = ["<": "<=", "<=": "<", ">": ">=", ">=": ">"]
            guard let other = others[test.tree.sign] else { return [] }
            // Counts are often off by one. Other numbers that are close are just other numbers.
            let isCount = test.tree["lexpr"]?.names("funcname").last == "count"
            let near = isCount ? (test.tree["rexpr"]?.integer).map { [$0 - 1, $0 + 1].map { "$1 \(test.tree.sign) \($0)" } } : nil
            return (["$1 \(other) $2"] + (near ?? [])).flatMap { test.comparing($0) }.flatMap { test.becoming($0, names) }
        },
        Mutation(
            "A condition[ on `{column}`] is reversed: it accepts the rows it should reject. Read it aloud: which rows pass?",
            concepts: "not", "comparison", "where", uses: ["[condition on {column}]"], at: Spot.conditions
        ) { test in
            guard test.clause != nil, test.clause != "quals", !test.isTie, test.connective != "NOT_EXPR" else { return [] }
            let names = ["column": test.clause == "having_clause" ? nil : test.column]
            if test.tree.text("boolop") == "NOT_EXPR" { return test.becoming(test.tree.list("args").first, names) }
            let others = ["<": ">", "<=": ">=", ">": "<", ">=": "<="]
            let turned = others[test.tree.sign].map { test.comparing("$1 \($0) $2") } ?? []
            return (turned + [.expression("NOT $1", test.tree)]).flatMap { test.becoming($0, names) }
        },
        Mutation(
            "Rows with another value[ of `{column}`] are missing. Does your condition name every value in the task?", rows: .missing,
            concepts: "in", "where", uses: ["[condition on {column}]"], at: ["A_Expr"]
        ) { test in
            guard test.tree.text("kind") == "AEXPR_IN", test.clause != nil, let values = test["rexpr"] else { return [] }
            return values.list("items").flatMap { values.becoming(values.tree.dropping($0.index, of: "items"), ["column": test.column]) }
        },
        Mutation(
            "Rows are missing whose [`{column}`|text] differs from yours only in letter case. Are 'a' and 'A' equal?", rows: .missing,
            concepts: "ilike", "lower", "like", "where", uses: ["'A'", "like"], at: ["A_Const", "A_Expr"]
        ) { spot in
            if spot.tree.text("kind") == "AEXPR_ILIKE" {
                return spot.comparing("$1 LIKE $2").flatMap { spot.becoming($0, ["column": spot.column]) }
            }
            guard let test = spot.ancestors.first(where: { $0.clause != nil }), let text = spot.tree.string, let first = text.first,
                first.isLetter, spot.ancestors.first(where: { $0.tree.type == "A_Expr" })?.tree.sign != "<>"
            else { return [] }
            let other = (first.isUppercase ? first.lowercased() : first.uppercased()) + text.dropFirst()
            return spot.becoming(.expression(SQL.literal(other)), ["column": test.column])
        },
    ]
}

extension Mutation {
    /// A text that is compared with is misspelled, so that no row has it. Said only about an answer that has a similar text.
    static let spellings = [
        Mutation(
            "No row has the [`{column}`|text] that you compare with. Is it spelled as in the table?", concepts: "comparison", "where",
            at: ["A_Const"]
        ) { misspelled($0, as: "AEXPR_OP") },
        Mutation(
            "Your list has a value that no row has[ in `{column}`]. Is each value spelled as in the table?", concepts: "in", "where",
            at: ["A_Const"]
        ) { misspelled($0, as: "AEXPR_IN") },
    ]

    private static func misspelled(_ spot: Spot, as kind: String) -> [Change] {
        guard let test = spot.ancestors.first(where: { $0.clause != nil }), let text = spot.tree.string, text.count > 3,
            spot.ancestors.first(where: { $0.tree.type == "A_Expr" })?.tree.text("kind") == kind
        else { return [] }
        return spot.becoming(.expression(SQL.literal(text + "?")), ["column": test.column, "spelled": text])
    }
}

extension Spot {
    /// Its two sides compared in another way.
    func comparing(_ sql: String) -> [Tree] {
        guard let left = tree["lexpr"], let right = tree["rexpr"] else { return [] }
        return Tree.expression(sql, left, right).map { [$0] } ?? []
    }
}
