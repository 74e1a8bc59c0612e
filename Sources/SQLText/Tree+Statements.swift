/// What the statements of a `ParseResult` are.
extension Tree {
    package var statements: [Tree] { list("stmts").compactMap { $0["stmt"] } }

    /// The kind of each statement by the parser's names: `SelectStmt`, `InsertStmt`, `TransactionStmt`, ….
    package var statementKinds: [String] { statements.map(\.type) }

    /// Whether the text is a single statement that returns rows: a SELECT, VALUES, or TABLE without INTO, or a RETURNING, EXPLAIN, or SHOW.
    package var returnsRows: Bool {
        guard statements.count == 1, let statement = statements.first else { return false }
        switch statement.type {
        case "SelectStmt": return !statement.has("into_clause")
        case "ExplainStmt", "VariableShowStmt", "FetchStmt", "ExecuteStmt", "CallStmt": return true
        default: return statement.has("returning_list")
        }
    }

    /// Whether the statement (the last, if there are several) has an ORDER BY at its top level.
    package var hasTopLevelOrderBy: Bool { topSelect?.has("sort_clause") ?? false }

    /// Whether that ORDER BY chooses the rows of a DISTINCT ON, which needs one even if the order of the result is of no interest.
    package var sortsForDistinctOn: Bool { topSelect?.list("distinct_clause").contains { $0.type == "ColumnRef" } ?? false }

    private var topSelect: Tree? { statements.last.flatMap { $0.type == "SelectStmt" ? $0 : nil } }

    /// Whether the statements only read data: SELECTs without INTO, locks, and data-changing WITH, the plans of such, and SHOW.
    package var onlyReads: Bool {
        let queries = statements.map { $0.type == "ExplainStmt" ? $0["query"] ?? $0 : $0 }
        return !queries.isEmpty && queries.allSatisfy { ["SelectStmt", "VariableShowStmt"].contains($0.type) }
            && !all.contains { Self.changing.contains($0.type) }
    }

    private static let changing: Set<String> = ["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "IntoClause", "LockingClause"]

    /// What the statements define by which answers can't be compared, or the first if it's several: `privileges`. `nil` if nothing.
    package var uncomparedDefinitions: String? {
        all.lazy.compactMap { node -> String? in
            switch node.type {
            case "GrantStmt", "AlterDefaultPrivilegesStmt": return "privileges"
            case "CreatePolicyStmt", "AlterPolicyStmt": return "policies"
            case "AlterTableCmd" where node.text("subtype").hasSuffix("RowSecurity"): return "row security"
            case "Constraint" where node.text("contype") == "CONSTR_EXCLUSION": return "EXCLUDE constraints"
            case "CreateDomainStmt", "AlterDomainStmt": return "domains"
            case "CreateRangeStmt": return "range types"
            case "CompositeTypeStmt": return "composite types"
            case "CreateSeqStmt", "AlterSeqStmt": return "sequences"
            case "CommentStmt": return "comments"
            case "AlterTableStmt" where node.text("objtype") == "OBJECT_TYPE": return "composite types"
            default:
                let objects = [
                    "OBJECT_POLICY": "policies", "OBJECT_DOMAIN": "domains", "OBJECT_SEQUENCE": "sequences",
                    "OBJECT_ATTRIBUTE": "composite types",
                ]
                return node.parts.compactMap { $0.constant.flatMap { objects[$0] } }.first
            }
        }.first
    }
}

/// What a statement does to the savepoints of its transaction.
package enum SavepointChange: Sendable, Equatable {
    case set(String)
    case release(String)
    case rollBack(to: String)
}

extension Tree {
    /// `nil` for a statement that isn't about savepoints.
    package var savepointChange: SavepointChange? {
        guard let statement = statements.first else { return nil }
        let name = statement.text("savepoint_name")
        switch statement.text("kind") {
        case "TRANS_STMT_SAVEPOINT": return .set(name)
        case "TRANS_STMT_RELEASE": return .release(name)
        case "TRANS_STMT_ROLLBACK_TO": return .rollBack(to: name)
        default: return nil
        }
    }
}
