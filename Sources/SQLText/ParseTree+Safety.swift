import Primitives

/// Which statements can be checked inside a transaction that is rolled back afterwards.
extension ParseTree {
    /// Whether each statement is a query, or changes data or schema in a way that a rollback undoes completely (except for sequences).
    ///
    /// `false` for transaction commands, DO, CALL, PREPARE, VACUUM, anything CONCURRENTLY, LISTEN, NOTIFY, SET, function definitions (their
    /// bodies are not examined), COPY to or from files and programs, and calls of functions with lasting effects.
    package var mayRunInRolledBackTransaction: Bool {
        !statements.isEmpty && statements.allSatisfy { mayRunInBlock($0.name, $0.body) } && !callsWhatStays
    }

    /// The same for a text that may not parse; returns `false` if it doesn't.
    package static func mayRunInRolledBackTransaction(_ sql: String) -> Bool {
        // A text that doesn't parse is left for the server to reject, on a clone.
        guard let tree = try? ParseTree(sql) else { return false }
        return tree.mayRunInRolledBackTransaction
    }

    private func mayRunInBlock(_ name: String, _ body: JSONNode) -> Bool {
        switch name {
        case "ExplainStmt":
            guard let inner = body["query"]?.typed else { return false }
            return mayRunInBlock(inner.name, inner.body)
        case "CopyStmt":
            return !body.isTrue("is_program") && body["filename"] == nil
        default:
            return Self.allowed.contains(name) && !isConcurrent(body)
        }
    }

    private func isConcurrent(_ body: JSONNode) -> Bool {
        body.descendants.contains { ($0.key == "concurrent" || $0.key == "concurrently") && $0.isTrue }
    }

    /// Queries, DML, and DDL that a transaction block allows and a rollback undoes.
    private static let allowed: Set<String> = [
        "SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "VariableShowStmt", "CreateStmt", "CreateTableAsStmt",
        "IndexStmt", "ViewStmt", "AlterTableStmt", "DropStmt", "TruncateStmt", "CreateSeqStmt", "AlterSeqStmt", "CreateSchemaStmt",
        "CommentStmt", "RenameStmt", "CreateTrigStmt", "RuleStmt", "CreateEnumStmt", "CompositeTypeStmt", "CreateRangeStmt",
        "CreateDomainStmt", "AlterDomainStmt", "GrantStmt", "RefreshMatViewStmt", "CreateStatsStmt", "AlterObjectSchemaStmt",
        "AlterOwnerStmt", "CreatePolicyStmt", "AlterPolicyStmt",
    ]

    private var callsWhatStays: Bool {
        tree.root.descendants.contains { node in
            guard node.key == "FuncCall", let name = node.list("funcname").last?.body(of: "String")?.string("sval") else { return false }
            return Self.lasting.contains(name) || Self.lastingPrefixes.contains { name.hasPrefix($0) }
        }
    }

    /// Functions whose effects a rollback doesn't undo, or that run unexamined SQL text.
    private static let lasting: Set<String> = [
        "setval", "set_config", "pg_notify", "pg_terminate_backend", "pg_cancel_backend", "pg_reload_conf", "pg_switch_wal",
        "pg_rotate_logfile",
        "pg_export_snapshot", "txid_current", "pg_stat_reset", "query_to_xml", "query_to_xmlschema", "query_to_xml_and_xmlschema",
        "cursor_to_xml", "pg_create_restore_point", "pg_promote",
    ]

    private static let lastingPrefixes = [
        "pg_advisory", "pg_try_advisory", "dblink", "lo_", "pg_logical", "pg_replication", "pg_backup", "pg_stat_reset",
    ]
}
