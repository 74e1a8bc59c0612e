/// A section of the output of `\d NAME` below the columns. The server formats its lines.
struct RelationSection: Sendable {
    /// The kinds of relations that have this section, as codes of `pg_class.relkind`.
    var kinds: String
    /// Shown only with `+` (`true`), only without it (`false`), or always (`nil`).
    var isDetail: Bool?
    var versions = 0..<Int.max
    /// Returns one line of text per row. `$1` is the relation's OID.
    var query: String

    init(_ kinds: String, isDetail: Bool? = nil, versions: Range<Int> = 0..<Int.max, _ query: String) {
        self.kinds = kinds
        self.isDetail = isDetail
        self.versions = versions
        self.query = query
    }

    /// Lines below a heading, if there are any lines.
    static func headed(_ heading: String, _ lines: String) -> String {
        """
        SELECT l FROM (SELECT '\(heading)' AS l, 0 AS n, NULL AS o WHERE EXISTS (\(lines)) UNION ALL
        SELECT l, 1, pg_catalog.row_number() OVER () FROM (\(lines)) AS lines (l)) AS all_lines ORDER BY n, o
        """
    }

    /// Names after a label, one per line, separated by commas.
    private static func labeled(_ label: String, _ names: String) -> String {
        """
        SELECT CASE WHEN n = 1 THEN '\(label): ' ELSE '\(String(repeating: " ", count: label.count + 2))' END || l
          || CASE WHEN n < count(*) OVER () THEN ',' ELSE '' END
        FROM (SELECT l, pg_catalog.row_number() OVER () AS n FROM (\(names)) AS names (l)) AS numbered ORDER BY n
        """
    }

    // MARK: - The sections, in psql's order

    static let all: [RelationSection] =
        [
            // The table that a partition belongs to.
            RelationSection(
                "rpfiI",
                """
                SELECT 'Partition of: ' || i.inhparent::pg_catalog.regclass || ' '
                  || COALESCE(pg_catalog.pg_get_expr(c.relpartbound, c.oid), '')
                  || CASE WHEN (pg_catalog.to_jsonb(i) ->> 'inhdetachpending')::bool THEN ' DETACH PENDING' ELSE '' END
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_inherits i ON c.oid = i.inhrelid WHERE c.oid = $1 AND c.relispartition
                """),
            RelationSection(
                "rpf", isDetail: true,
                """
                SELECT CASE WHEN d IS NULL OR d = '' THEN 'No partition constraint' ELSE 'Partition constraint: ' || d END
                FROM (SELECT pg_catalog.pg_get_partition_constraintdef(oid) AS d FROM pg_catalog.pg_class
                  WHERE oid = $1 AND relispartition) AS p
                """),
            RelationSection("p", "SELECT 'Partition key: ' || pg_catalog.pg_get_partkeydef($1)"),
            // The kind and table of an index.
            RelationSection(
                "iI",
                """
                SELECT pg_catalog.concat(
                  CASE WHEN i.indisprimary THEN 'primary key, ' WHEN i.indisunique THEN 'unique'
                    || CASE WHEN (pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct')::bool THEN ' nulls not distinct' ELSE '' END || ', '
                    END,
                  a.amname, ', for table "', n.nspname, '.', t.relname, '"',
                  ', predicate (' || pg_catalog.pg_get_expr(i.indpred, i.indrelid, true) || ')',
                  CASE WHEN i.indisclustered THEN ', clustered' END, CASE WHEN NOT i.indisvalid THEN ', invalid' END,
                  CASE WHEN con.condeferrable THEN ', deferrable' END, CASE WHEN con.condeferred THEN ', initially deferred' END,
                  CASE WHEN i.indisreplident THEN ', replica identity' END)
                FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_am a ON a.oid = c.relam
                  JOIN pg_catalog.pg_class t ON t.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
                  \(indexConstraint)
                WHERE i.indexrelid = $1
                """),
            RelationSection(
                "rmpt",
                headed(
                    "Indexes:",
                    """
                    SELECT pg_catalog.concat('    "', c.relname, '"',
                      CASE WHEN con.contype = 'x' THEN ' ' || pg_catalog.pg_get_constraintdef(con.oid, true)
                      ELSE pg_catalog.concat(
                        CASE WHEN i.indisprimary THEN ' PRIMARY KEY,' WHEN i.indisunique AND con.contype = 'u' THEN ' UNIQUE CONSTRAINT,'
                          WHEN i.indisunique THEN ' UNIQUE,' END,
                        ' ', pg_catalog.substring(d, pg_catalog.strpos(d, ' USING ') + 7),
                        CASE WHEN con.condeferrable THEN ' DEFERRABLE' END, CASE WHEN con.condeferred THEN ' INITIALLY DEFERRED' END) END,
                      CASE WHEN i.indisclustered THEN ' CLUSTER' END, CASE WHEN NOT i.indisvalid THEN ' INVALID' END,
                      CASE WHEN i.indisreplident THEN ' REPLICA IDENTITY' END, ', tablespace "' || s.spcname || '"')
                    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
                      CROSS JOIN LATERAL pg_catalog.pg_get_indexdef(i.indexrelid, 0, true) AS d
                      LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
                      \(indexConstraint)
                    WHERE i.indrelid = $1 ORDER BY i.indisprimary DESC, c.relname
                    """)),
            RelationSection(
                "rmptf",
                headed(
                    "Check constraints:",
                    """
                    SELECT pg_catalog.concat('    "', conname, '" ', pg_catalog.pg_get_constraintdef(oid, true))
                    FROM pg_catalog.pg_constraint WHERE conrelid = $1 AND contype = 'c' ORDER BY conname
                    """)),
            RelationSection(
                "rpf",
                headed(
                    "Foreign-key constraints:",
                    """
                    SELECT pg_catalog.concat('    ',
                      CASE WHEN conrelid <> $1 THEN 'TABLE "' || conrelid::pg_catalog.regclass || '" CONSTRAINT ' END,
                      '"', conname, '" ', pg_catalog.pg_get_constraintdef(oid, true))
                    FROM pg_catalog.pg_constraint
                    WHERE conrelid IN (SELECT relid FROM pg_catalog.pg_partition_ancestors($1) UNION ALL VALUES ($1::pg_catalog.regclass))
                      AND contype = 'f' AND conparentid = 0 ORDER BY conrelid = $1 DESC, conname
                    """)),
            RelationSection(
                "rpf",
                headed(
                    "Referenced by:",
                    """
                    SELECT pg_catalog.concat('    TABLE "', conrelid::pg_catalog.regclass, '" CONSTRAINT "', conname, '" ',
                      pg_catalog.pg_get_constraintdef(oid, true))
                    FROM pg_catalog.pg_constraint
                    WHERE confrelid IN (SELECT relid FROM pg_catalog.pg_partition_ancestors($1) UNION ALL VALUES ($1::pg_catalog.regclass))
                      AND contype = 'f' AND conparentid = 0 ORDER BY conname
                    """)),
            RelationSection("rpf", policies),
            RelationSection("rmpf", versions: 140_000..<Int.max, statistics),
            RelationSection(
                "rmpf",
                byState(
                    """
                    SELECT 'Rules' AS what, ev_enabled::pg_catalog.text AS state, rulename AS name,
                      '    ' || pg_catalog.substring(pg_catalog.rtrim(pg_catalog.pg_get_ruledef(oid, true), ';'), 13) AS l
                    FROM pg_catalog.pg_rewrite WHERE ev_class = $1 AND rulename <> '_RETURN'
                    """,
                    headings: [
                        ("O", "Rules:"), ("D", "Disabled rules:"), ("A", "Rules firing always:"), ("R", "Rules firing on replica only:"),
                    ])),
            RelationSection("rp", versions: 150_000..<Int.max, headed("Publications:", publications)),
            RelationSection(
                "vm", isDetail: true,
                "SELECT l FROM (VALUES ('View definition:'), (pg_catalog.pg_get_viewdef($1, true))) AS lines (l)"),
            RelationSection(
                "v", isDetail: true,
                headed(
                    "Rules:",
                    """
                    SELECT ' ' || pg_catalog.substring(pg_catalog.rtrim(pg_catalog.pg_get_ruledef(oid, true), ';'), 13)
                    FROM pg_catalog.pg_rewrite WHERE ev_class = $1 AND rulename <> '_RETURN' ORDER BY rulename
                    """)),
            RelationSection(
                "rmpfv",
                byState(
                    triggers,
                    headings: [
                        ("O", "Triggers:"), ("D", "Disabled user triggers:"), ("I", "Disabled internal triggers:"),
                        ("A", "Triggers firing always:"), ("R", "Triggers firing on replica only:"),
                    ])),
            RelationSection(
                "f",
                """
                SELECT l FROM (SELECT 'Server: ' || s.srvname AS l, 1 AS n FROM pg_catalog.pg_foreign_table f
                    JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = $1
                  UNION ALL SELECT 'FDW options: (' || pg_catalog.array_to_string(ARRAY(SELECT pg_catalog.quote_ident(option_name) || ' '
                    || pg_catalog.quote_literal(option_value) FROM pg_catalog.pg_options_to_table(ftoptions)), ', ') || ')', 2
                    FROM pg_catalog.pg_foreign_table WHERE ftrelid = $1 AND ftoptions IS NOT NULL) AS lines ORDER BY n
                """),
            RelationSection(
                "rf",
                labeled(
                    "Inherits",
                    """
                    SELECT c.oid::pg_catalog.regclass::pg_catalog.text FROM pg_catalog.pg_class c
                      JOIN pg_catalog.pg_inherits i ON c.oid = i.inhparent
                    WHERE i.inhrelid = $1 AND c.relkind NOT IN ('p', 'I') ORDER BY i.inhseqno
                    """)),
            RelationSection(
                "pI", isDetail: false,
                """
                SELECT 'Number of partitions: ' || count(*) || CASE WHEN count(*) > 0 THEN ' (Use \\d+ to list them.)' ELSE '' END
                FROM pg_catalog.pg_inherits WHERE inhparent = $1
                """),
            RelationSection(
                "rf", isDetail: false,
                """
                SELECT 'Number of child tables: ' || count(*) || ' (Use \\d+ to list them.)'
                FROM pg_catalog.pg_inherits WHERE inhparent = $1 HAVING count(*) > 0
                """),
            RelationSection(
                "pI", isDetail: true,
                "SELECT 'Number of partitions: 0' WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhparent = $1)"),
            RelationSection("pI", isDetail: true, labeled("Partitions", children)),
            RelationSection("rf", isDetail: true, labeled("Child tables", children)),
            RelationSection(
                "rp",
                """
                SELECT 'Typed table of type: ' || reloftype::pg_catalog.regtype::pg_catalog.text FROM pg_catalog.pg_class
                WHERE oid = $1 AND reloftype <> 0
                """),
            RelationSection(
                "rm", isDetail: true,
                """
                SELECT 'Replica Identity: ' || CASE relreplident WHEN 'f' THEN 'FULL' ELSE 'NOTHING' END FROM pg_catalog.pg_class
                WHERE oid = $1 AND relreplident IN ('f', 'n') AND relnamespace <> 'pg_catalog'::pg_catalog.regnamespace
                """),
            RelationSection(
                "rmpiI",
                """
                SELECT 'Tablespace: "' || s.spcname || '"' FROM pg_catalog.pg_class c
                  JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
                WHERE c.oid = $1
                """),
            RelationSection(
                "rmpI", isDetail: true,
                """
                SELECT 'Access method: ' || a.amname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_am a ON a.oid = c.relam
                WHERE c.oid = $1
                """),
            RelationSection(
                "rmpiIfv", isDetail: true,
                """
                SELECT 'Options: ' || pg_catalog.array_to_string(reloptions, ', ') FROM pg_catalog.pg_class
                WHERE oid = $1 AND reloptions <> '{}'
                """),
            RelationSection(
                "S",
                """
                SELECT CASE d.deptype WHEN 'a' THEN 'Owned by: ' ELSE 'Sequence for identity column: ' END
                  || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
                  || '.' || pg_catalog.quote_ident(a.attname)
                FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class c ON c.oid = d.refobjid
                  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
                WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = d.classid AND d.objid = $1
                  AND d.deptype IN ('a', 'i')
                """),
        ]

    /// Lines grouped by state, each group below its heading.
    private static func byState(_ lines: String, headings: [(state: String, heading: String)]) -> String {
        let values = headings.enumerated().map { "(\($0.offset), '\($0.element.state)', '\($0.element.heading)')" }.joined(separator: ", ")
        return """
            WITH lines AS (\(lines)), headings (n, state, heading) AS (VALUES \(values))
            SELECT l FROM (
              SELECT DISTINCT n, heading AS l, 0 AS below, NULL AS name FROM lines JOIN headings USING (state)
              UNION ALL SELECT n, l, 1, name::pg_catalog.text FROM lines JOIN headings USING (state)) AS all_lines
            ORDER BY n, below, name COLLATE "C"
            """
    }

    private static let triggers = """
        SELECT 'Triggers' AS what, t.tgname AS name,
          CASE WHEN t.tgisinternal AND t.tgenabled = 'D' THEN 'I' ELSE t.tgenabled::pg_catalog.text END AS state,
          pg_catalog.concat('    ', pg_catalog.substring(d, pg_catalog.strpos(d, ' TRIGGER ') + 9),
            ', ON TABLE ' || CASE WHEN t.tgparentid <> 0 THEN (SELECT u.tgrelid::pg_catalog.regclass::pg_catalog.text
              FROM pg_catalog.pg_trigger u
                JOIN pg_catalog.pg_partition_ancestors(t.tgrelid) WITH ORDINALITY AS a (relid, depth) ON u.tgrelid = a.relid
              WHERE u.tgname = t.tgname AND u.tgparentid = 0 ORDER BY a.depth LIMIT 1) END) AS l
        FROM pg_catalog.pg_trigger t CROSS JOIN LATERAL pg_catalog.pg_get_triggerdef(t.oid, true) AS d
        WHERE t.tgrelid = $1 AND (NOT t.tgisinternal OR t.tgenabled = 'D')
        """

    private static let indexConstraint = """
        LEFT JOIN pg_catalog.pg_constraint con
          ON con.conrelid = i.indrelid AND con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x')
        """

    private static let children = """
        SELECT pg_catalog.concat(c.oid::pg_catalog.regclass, ' ' || pg_catalog.pg_get_expr(c.relpartbound, c.oid),
          CASE WHEN c.relkind IN ('p', 'I') THEN ', PARTITIONED' END,
          CASE WHEN (pg_catalog.to_jsonb(i) ->> 'inhdetachpending')::bool THEN ' (DETACH PENDING)' END)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_inherits i ON c.oid = i.inhrelid WHERE i.inhparent = $1
        ORDER BY pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT', c.oid::pg_catalog.regclass::pg_catalog.text
        """

    private static let policies = """
        WITH lines AS (
          SELECT pg_catalog.concat('    POLICY "', polname, '"', CASE WHEN NOT polpermissive THEN ' AS RESTRICTIVE' END,
            ' FOR ' || CASE polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' END,
            CASE WHEN polroles <> '{0}' THEN E'\\n      TO ' || pg_catalog.array_to_string(
              ARRAY(SELECT rolname FROM pg_catalog.pg_roles WHERE oid = ANY (polroles) ORDER BY 1), ',') END,
            E'\\n      USING (' || pg_catalog.pg_get_expr(polqual, polrelid) || ')',
            E'\\n      WITH CHECK (' || pg_catalog.pg_get_expr(polwithcheck, polrelid) || ')') AS l, polname AS name
          FROM pg_catalog.pg_policy WHERE polrelid = $1)
        SELECT l FROM (
          SELECT 'Policies' || CASE WHEN relforcerowsecurity AND relrowsecurity THEN ' (forced row security enabled)'
              WHEN NOT relrowsecurity THEN ' (row security disabled)'
              WHEN NOT EXISTS (SELECT FROM lines) THEN ' (row security enabled)' ELSE '' END || ':'
              || CASE WHEN EXISTS (SELECT FROM lines) THEN '' ELSE ' (none)' END AS l, 0 AS n, NULL AS name
          FROM pg_catalog.pg_class WHERE oid = $1 AND (relrowsecurity OR EXISTS (SELECT FROM lines))
          UNION ALL SELECT l, 1, name::pg_catalog.text FROM lines) AS all_lines ORDER BY n, name COLLATE "C"
        """

    private static let statistics = headed(
        "Statistics objects:",
        """
        SELECT pg_catalog.concat('    "', stxnamespace::pg_catalog.regnamespace, '.', stxname, '"',
          CASE WHEN stxkind && '{d,f,m}'::"char"[] AND NOT stxkind @> '{d,f,m}'::"char"[] THEN ' (' || pg_catalog.concat_ws(', ',
            CASE WHEN 'd' = ANY (stxkind) THEN 'ndistinct' END, CASE WHEN 'f' = ANY (stxkind) THEN 'dependencies' END,
            CASE WHEN 'm' = ANY (stxkind) THEN 'mcv' END) || ')' END,
          ' ON ', pg_catalog.pg_get_statisticsobjdef_columns(oid), ' FROM ', stxrelid::pg_catalog.regclass,
          CASE WHEN stxstattarget >= 0 THEN '; STATISTICS ' || stxstattarget END)
        FROM pg_catalog.pg_statistic_ext WHERE stxrelid = $1 ORDER BY stxnamespace::pg_catalog.regnamespace::pg_catalog.text, stxname
        """)

    private static let publications = """
        SELECT l FROM (
          SELECT '    "' || p.pubname || '"' AS l, p.pubname FROM pg_catalog.pg_publication p
            JOIN pg_catalog.pg_publication_namespace n ON p.oid = n.pnpubid JOIN pg_catalog.pg_class c ON c.relnamespace = n.pnnspid
          WHERE c.oid = $1 AND pg_catalog.pg_relation_is_publishable($1)
          UNION SELECT pg_catalog.concat('    "', p.pubname, '"', ' (' || (SELECT pg_catalog.string_agg(a.attname, ', ' ORDER BY k.n)
              FROM pg_catalog.unnest(r.prattrs::pg_catalog.int2[]) WITH ORDINALITY AS k (attnum, n)
                JOIN pg_catalog.pg_attribute a ON a.attrelid = r.prrelid AND a.attnum = k.attnum) || ')',
            ' WHERE ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid)), p.pubname
          FROM pg_catalog.pg_publication p JOIN pg_catalog.pg_publication_rel r ON p.oid = r.prpubid WHERE r.prrelid = $1
          UNION SELECT '    "' || pubname || '"', pubname FROM pg_catalog.pg_publication
          WHERE puballtables AND pg_catalog.pg_relation_is_publishable($1)) AS lines ORDER BY pubname
        """
}
