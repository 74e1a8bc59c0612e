/// Which statements can be checked inside a transaction that is rolled back afterwards.
extension Tree {
    /// Whether each statement is a query, or changes data or schema in a way that a rollback undoes completely (except for sequences).
    ///
    /// `false` for transaction commands, DO, CALL, PREPARE, VACUUM, anything CONCURRENTLY, LISTEN, NOTIFY, SET, function definitions (their
    /// bodies are not examined), COPY to or from files and programs, and calls of functions with lasting effects.
    package var mayRunInRolledBackTransaction: Bool {
        !statements.isEmpty && statements.allSatisfy(\.mayRunInBlock)
            && calledFunctions.allSatisfy { name in
                !Self.lasting.contains(name) && !Self.lastingPrefixes.contains { name.hasPrefix($0) }
            }
    }

    private var mayRunInBlock: Bool {
        switch type {
        case "ExplainStmt": self["query"]?.mayRunInBlock ?? false
        case "CopyStmt": !has("is_program") && !has("filename")
        default: Self.allowed.contains(type) && !all.contains { $0.has("concurrent") }
        }
    }

    /// Queries, DML, and DDL that a transaction block allows and a rollback undoes.
    private static let allowed: Set<String> = [
        "SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "VariableShowStmt", "CreateStmt", "CreateTableAsStmt",
        "IndexStmt", "ViewStmt", "AlterTableStmt", "DropStmt", "TruncateStmt", "CreateSeqStmt", "AlterSeqStmt", "CreateSchemaStmt",
        "CommentStmt", "RenameStmt", "CreateTrigStmt", "RuleStmt", "CreateEnumStmt", "CompositeTypeStmt", "CreateRangeStmt",
        "CreateDomainStmt", "AlterDomainStmt", "GrantStmt", "RefreshMatViewStmt", "CreateStatsStmt", "AlterObjectSchemaStmt",
        "AlterOwnerStmt", "CreatePolicyStmt", "AlterPolicyStmt",
    ]

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
