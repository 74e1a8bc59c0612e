import Primitives

/// Parts of a SQL text whose results may differ from run to run.
extension ParseTree {
    /// Whether the SQL reads the current date or time directly: `current_date`, `now()`, `'today'::date`.
    package var readsClock: Bool {
        tree.root.descendants.contains { node in
            switch node.key {
            case "SQLValueFunction": Self.clockOperations.contains { node.string("op")?.hasPrefix($0) ?? false }
            case "FuncCall": Self.call(node).map { Self.readsClock($0.name, $0.arguments) } ?? false
            case "TypeCast": node["arg"]?.body(of: "A_Const").map { Self.clockWords.contains($0.constantText.lowercased()) } ?? false
            default: false
            }
        }
    }

    /// The first function called whose value is random or differs on every call: `random`, `clock_timestamp`.
    package var chanceFunction: String? {
        tree.root.descendants.lazy.compactMap { node -> String? in
            switch node.key {
            case "FuncCall": Self.call(node).flatMap { Self.chanceFunctions.contains($0.name) ? $0.name : nil }
            case "RangeTableSample": node["repeatable"] == nil ? "TABLESAMPLE" : nil
            default: nil
            }
        }.first
    }

    /// The names of all called functions, without schemas.
    package var calledFunctions: Set<String> {
        Set(tree.root.descendants.compactMap { $0.key == "FuncCall" ? Self.call($0)?.name : nil })
    }

    /// The names of the columns that a CASE tests for NULL.
    package var columnsTestedForNull: Set<String> {
        Set(
            tree.root.descendants.lazy.filter { $0.key == "CaseExpr" }.flatMap { Array($0.descendants) }.compactMap { node in
                guard node.key == "NullTest" else { return nil }
                return node["arg"]?.body(of: "ColumnRef")?.list("fields").last?.body(of: "String")?.string("sval")
            })
    }

    private static func call(_ node: JSONNode) -> (name: String, arguments: Int)? {
        guard node.isObject, let name = node.list("funcname").last?.body(of: "String")?.string("sval") else { return nil }
        return (name.lowercased(), node.list("args").count)
    }

    private static func readsClock(_ name: String, _ arguments: Int) -> Bool {
        clockFunctions.contains(name) || (name == "age" && arguments == 1)
    }

    private static let clockOperations = ["SVFOP_CURRENT_DATE", "SVFOP_CURRENT_TIME", "SVFOP_LOCALTIME"]
    private static let clockFunctions: Set<String> = ["now", "transaction_timestamp", "statement_timestamp"]
    private static let clockWords: Set<String> = ["now", "today", "tomorrow", "yesterday"]
    private static let chanceFunctions: Set<String> = [
        "random", "random_normal", "gen_random_uuid", "uuidv4", "uuidv7", "uuid_generate_v1", "uuid_generate_v4", "clock_timestamp",
        "timeofday",
    ]
}

extension JSONNode {
    /// The text of a string constant; empty for other nodes.
    fileprivate var constantText: String { self["sval"]?.string("sval") ?? "" }
}
