import Primitives
import SQLText
import Verdicts

/// Mistakes in what is computed from a row: arithmetic, rounding, missing values, dates, text, CASE.
extension Mutation {
    static let calculations = [
        Mutation(
            "The values are right, but not rounded. How should they be rounded?", rows: .values, concepts: "round", "expression",
            at: ["FuncCall"]
        ) { call in
            // A cast to a whole number rounds, too.
            call.tree.isRounding && call.ancestors.first?.tree.type != "TypeCast" ? call.becoming(call.tree.list("args").first) : []
        },
        Mutation(
            "The values are rounded to the wrong number of decimal places. How many does the task ask for?", rows: .values,
            concepts: "round", "expression", uses: ["round", "trunc"], at: ["FuncCall"]
        ) { call in
            let arguments = call.list("args")
            guard call.tree.isRounding, arguments.count == 2 else { return [] }
            let others = arguments[1].tree.integer.map { [$0 - 1, $0 + 1] } ?? []
            return call.becoming(call.tree.dropping(1, of: "args"))
                + others.filter { $0 >= 0 }.flatMap { arguments[1].becoming(.expression(String($0))) }
        },
        Mutation(
            "Your query rounds with {used}. Should values be rounded up, rounded down, or to the nearest?", rows: .values,
            concepts: "round", "expression", at: ["FuncCall"]
        ) { call in
            let others = [
                "floor": ["ceil"], "ceil": ["floor"], "ceiling": ["floor"], "round": ["trunc", "floor", "ceil"], "trunc": ["round"],
            ]
            // Only these two take a number of decimal places.
            let possible = (others[call.tree.function] ?? []).filter { call.list("args").count == 1 || ["round", "trunc"].contains($0) }
            return possible.flatMap { call.becoming(call.tree.named($0), ["used": $0]) }
        },
        Mutation(
            "A step of the calculation is missing. [What does the task do with `{column}`?|Work out one value by hand: what differs?]",
            concepts: "arithmetic", "expression", "select", uses: ["fewer operators"], at: ["A_Expr"]
        ) { sum in
            guard let left = sum["lexpr"], let right = sum["rexpr"], ["+", "-", "*", "/"].contains(sum.tree.sign) else { return [] }
            let withoutLeft = ["+", "*"].contains(sum.tree.sign) ? sum.becoming(right.tree, ["column": left.column]) : []
            return sum.becoming(left.tree, ["column": right.column]) + withoutLeft
        },
        Mutation(
            "The calculation uses the right values, but combines them the wrong way. Should you add, subtract, multiply, or divide?",
            concepts: "arithmetic", "expression", "select", uses: ["other operators"], at: ["A_Expr"]
        ) { sum in
            let others = ["+": ["$1 - $2"], "-": ["$1 + $2"], "*": ["$1 + $2", "$1 / $2"], "/": ["$1 * $2"]]
            return (others[sum.tree.sign] ?? []).flatMap { sum.comparing($0) }.flatMap { sum.becoming($0) }
        },
        Mutation(
            "The subtraction runs in the opposite direction. Which value should be subtracted from which?",
            concepts: "arithmetic", "expression", "select", at: ["A_Expr"]
        ) { sum in sum.tree.sign == "-" ? sum.comparing("$2 - $1").flatMap { sum.becoming($0) } : [] },
        Mutation(
            "The division runs in the opposite direction. Which value should be divided by which?",
            concepts: "arithmetic", "expression", "select", uses: ["divided by {divisor}"], at: ["A_Expr"]
        ) { ratio in
            guard ratio.tree.sign == "/", let divisor = ratio["lexpr"]?.column else { return [] }
            return ratio.comparing("$2 / $1").flatMap { ratio.becoming($0, ["divisor": divisor]) }
        },
        Mutation(
            "The change goes in the opposite direction. Should each value become greater or smaller?",
            concepts: "arithmetic", "expression", "select", at: ["A_Const"]
        ) { factor in
            // `* 1.1` for `* 0.9`
            guard factor.ancestors.first?.tree.sign == "*", let value = factor.tree.decimal.flatMap({ Double($0) }), value > 0, value < 2
            else { return [] }
            return factor.becoming(.expression("2 - $1", factor.tree))
        },
        Mutation(
            "The decimal places are lost. What does SQL return when you divide one integer by another?",
            concepts: "cast", "arithmetic", "expression", uses: ["whole division"], at: ["A_Const", "TypeCast", "A_Expr"]
        ) { number in
            // `a / b * 100` for `100.0 * a / b`
            if number.tree.sign == "/", let product = number["lexpr"], product.tree.sign == "*", let factor = product.tree["lexpr"],
                let value = factor.decimal.flatMap({ Double($0) }) ?? factor.integer.map(Double.init), value == value.rounded(),
                value < 1e9,
                let part = product.tree["rexpr"], let whole = number.tree["rexpr"]
            {
                return number.becoming(.expression("$1 / $2 * \(Int(value))", part, whole))
            }
            guard number.ancestors.contains(where: { $0.tree.sign == "/" }) else { return [] }
            let type = number.tree["type_name"]?.names("names").last ?? ""
            if ["numeric", "float4", "float8"].contains(type) { return number.becoming(number.tree["arg"]) }
            guard let value = number.tree.decimal.flatMap({ Double($0) }), value == value.rounded(), value < 1e9 else { return [] }
            return number.becoming(.expression(String(Int(value))))
        },
        Mutation(
            "Your result shows NULL where [`{column}` has no value|a value is missing]. What should it show there?", rows: .nulls,
            concepts: "coalesce", "null", at: ["CoalesceExpr"]
        ) { filled in
            guard let value = filled.list("args").first, !filled.isInCondition else { return [] }
            return filled.becoming(value.tree, ["column": value.tree.type == "ColumnRef" ? value.column : nil])
        },
        Mutation(
            "Your query takes the {used} of a date. Which part of the date does the task ask for?",
            concepts: "extract", "date_trunc", "date arithmetic", at: ["FuncCall"]
        ) { call in
            let others = [
                "year": ["month"], "month": ["day", "year"], "day": ["month"], "week": ["month"], "quarter": ["month"], "dow": ["day"],
            ]
            guard ["extract", "date_part", "date_trunc"].contains(call.tree.function), let unit = call.list("args").first else { return [] }
            return (others[unit.tree.string ?? ""] ?? []).flatMap { unit.becoming(.expression(SQL.literal($0)), ["used": $0]) }
        },
        Mutation(
            "Some rows get the result of the wrong branch. How many cases does the task name?", concepts: "case", uses: ["case"],
            at: ["CaseExpr"]
        ) { choice in choice.list("args").flatMap { choice.becoming(choice.tree.dropping($0.index, of: "args")) } },
        Mutation(
            "Rows that match no WHEN get NULL. What should they get instead?", concepts: "case", uses: ["case"], at: ["CaseExpr"]
        ) { $0.becoming($0.tree.without("defresult")) },
        Mutation(
            "Part of the text is missing. Compare one value character by character: where is the first difference?",
            concepts: "||", "concat", "expression", at: ["A_Expr", "A_Const"]
        ) { piece in
            if piece.tree.sign == "||" { return piece.tree["rexpr"]?.string == nil ? [] : piece.becoming(piece.tree["lexpr"]) }
            guard piece.ancestors.first?.tree.sign == "||", let text = piece.tree.string else { return [] }
            return piece.becoming(.expression(SQL.literal(text.trimmed)))
        },
    ]
}
