/// The commands that list objects.
extension Listing {
    static let all: [Listing] =
        [
            Listing(
                command: "dn", objects: "schemas", title: "List of schemas",
                columns: [
                    Column("Name", "n.nspname"), owner("n.nspowner"), privileges("n.nspacl"),
                    Column("Description", "pg_catalog.obj_description(n.oid, 'pg_namespace')", isDetail: true),
                ],
                from: "pg_catalog.pg_namespace n", unpatterned: ["n.nspname !~ '^pg_'", "n.nspname <> 'information_schema'"],
                names: Names(name: "n.nspname")),
            Listing(
                command: "l", aliases: ["list"], objects: "databases", title: "List of databases",
                columns: [
                    Column("Name", "d.datname"), owner("d.datdba"), Column("Encoding", "pg_catalog.pg_encoding_to_char(d.encoding)"),
                    Column("Locale Provider", localeProvider, versions: 160_000..<Int.max),
                    Column("Collate", "d.datcollate"), Column("Ctype", "d.datctype"),
                    Column("ICU Locale", "d.daticulocale", versions: 150_000..<170_000),
                    Column("Locale", "d.datlocale", versions: 170_000..<Int.max),
                    Column("ICU Rules", "d.daticurules", versions: 160_000..<Int.max),
                    Column("Locale Provider", localeProvider, versions: 150_000..<160_000),
                    Column("Access privileges", "pg_catalog.array_to_string(d.datacl, E'\\n')"),
                    Column(
                        "Size",
                        "CASE WHEN pg_catalog.has_database_privilege(d.datname, 'CONNECT') "
                            + "THEN pg_catalog.pg_size_pretty(pg_catalog.pg_database_size(d.datname)) ELSE 'No Access' END",
                        isDetail: true),
                    Column("Tablespace", "t.spcname", isDetail: true),
                    Column("Description", "pg_catalog.shobj_description(d.oid, 'pg_database')", isDetail: true),
                ],
                from: "pg_catalog.pg_database d JOIN pg_catalog.pg_tablespace t ON d.dattablespace = t.oid", names: Names(name: "d.datname")
            ),
            Listing(
                command: "db", objects: "tablespaces", title: "List of tablespaces",
                columns: [
                    Column("Name", "spcname"), owner("spcowner"), Column("Location", "pg_catalog.pg_tablespace_location(oid)"),
                    privileges("spcacl"), Column("Options", "spcoptions", isDetail: true),
                    Column("Size", "pg_catalog.pg_size_pretty(pg_catalog.pg_tablespace_size(oid))", isDetail: true),
                    Column("Description", "pg_catalog.shobj_description(oid, 'pg_tablespace')", isDetail: true),
                ],
                from: "pg_catalog.pg_tablespace", names: Names(name: "spcname")),
            Listing(
                command: "dT", objects: "data types", title: "List of data types",
                columns: [
                    schema, Column("Name", "pg_catalog.format_type(t.oid, NULL)"), Column("Internal name", "t.typname", isDetail: true),
                    Column(
                        "Size",
                        "CASE WHEN t.typrelid <> 0 THEN 'tuple' WHEN t.typlen < 0 THEN 'var' ELSE t.typlen::pg_catalog.text END",
                        isDetail: true),
                    Column(
                        "Elements",
                        "COALESCE((SELECT pg_catalog.string_agg(e.enumlabel, E'\\n' ORDER BY e.enumsortorder) "
                            + "FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid), '')",
                        isDetail: true),
                    owner("t.typowner", isDetail: true), privileges("t.typacl"),
                    Column("Description", "pg_catalog.obj_description(t.oid, 'pg_type')"),
                ],
                from: type,
                conditions: [
                    "(t.typrelid = 0 OR (SELECT c.relkind = 'c' FROM pg_catalog.pg_class c WHERE c.oid = t.typrelid))",
                    "NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)",
                ],
                unpatterned: userSchemas,
                names: Names(
                    name: "t.typname", alternative: "pg_catalog.format_type(t.oid, NULL)", schema: "n.nspname",
                    visibility: "pg_catalog.pg_type_is_visible(t.oid)"),
                order: "1, 2"),
            Listing(
                command: "dD", objects: "domains", title: "List of domains",
                columns: [
                    schema, Column("Name", "t.typname"), Column("Type", "pg_catalog.format_type(t.typbasetype, t.typtypmod)"),
                    Column(
                        "Collation",
                        "(SELECT c.collname FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype "
                            + "WHERE c.oid = t.typcollation AND t.typcollation <> b.typcollation)"),
                    Column("Nullable", "CASE WHEN t.typnotnull THEN 'not null' END"), Column("Default", "t.typdefault"),
                    Column(
                        "Check",
                        "COALESCE((SELECT pg_catalog.string_agg(pg_catalog.pg_get_constraintdef(r.oid, true), ' ') "
                            + "FROM pg_catalog.pg_constraint r WHERE r.contypid = t.oid AND r.contype = 'c'), '')"),
                    privileges("t.typacl"),
                    Column("Description", "pg_catalog.obj_description(t.oid, 'pg_type')", isDetail: true),
                ],
                from: type, conditions: ["t.typtype = 'd'"], unpatterned: userSchemas,
                names: Names(name: "t.typname", schema: "n.nspname", visibility: "pg_catalog.pg_type_is_visible(t.oid)"), order: "1, 2"),
            Listing(
                command: "dx", objects: "extensions", title: "List of installed extensions",
                columns: [
                    Column("Name", "e.extname"), Column("Version", "e.extversion"), Column("Schema", "n.nspname"),
                    Column("Description", "pg_catalog.obj_description(e.oid, 'pg_extension')"),
                ],
                from: "pg_catalog.pg_extension e LEFT JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace",
                names: Names(name: "e.extname"),
                details: ObjectDetails(
                    kind: "extension", name: "e.extname", oid: "e.oid",
                    parts: [
                        ObjectDetails.Part(
                            title: "Objects in extension \"%\"",
                            query: """
                                SELECT pg_catalog.pg_describe_object(classid, objid, 0) AS "Object description" FROM pg_catalog.pg_depend
                                WHERE refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND refobjid = $1 AND deptype = 'e'
                                ORDER BY 1
                                """)
                    ])),
            Listing(
                command: "dL", objects: "procedural languages", title: "List of languages",
                columns: [
                    Column("Name", "l.lanname"), owner("l.lanowner"), Column("Trusted", "l.lanpltrusted"),
                    Column("Internal language", "NOT l.lanispl", isDetail: true),
                    Column("Call handler", "l.lanplcallfoid::pg_catalog.regprocedure", isDetail: true),
                    Column("Validator", "l.lanvalidator::pg_catalog.regprocedure", isDetail: true),
                    Column("Inline handler", "l.laninline::pg_catalog.regprocedure", isDetail: true), privileges("l.lanacl"),
                    Column("Description", "pg_catalog.obj_description(l.oid, 'pg_language')"),
                ],
                from: "pg_catalog.pg_language l", unpatterned: ["l.lanplcallfoid <> 0"], names: Names(name: "l.lanname")),
            Listing(
                command: "dp", aliases: ["z"], objects: "access privileges", title: "Access privileges",
                columns: [
                    schema, Column("Name", "c.relname"), Column("Type", relationKind),
                    Column("Access privileges", "pg_catalog.array_to_string(c.relacl, E'\\n')"),
                    Column(
                        "Column privileges",
                        "pg_catalog.array_to_string(ARRAY(SELECT attname || E':\\n  ' || pg_catalog.array_to_string(attacl, E'\\n  ') "
                            + "FROM pg_catalog.pg_attribute WHERE attrelid = c.oid AND NOT attisdropped AND attacl IS NOT NULL), E'\\n')"),
                    Column("Policies", policies),
                ],
                from: relation, conditions: ["c.relkind IN ('r','v','m','S','f','p')"], unpatterned: ["n.nspname !~ '^pg_'"],
                names: relationNames, order: "1, 2"),
            Listing(
                command: "ddp", objects: "default privileges", title: "Default access privileges",
                columns: [
                    Column("Owner", "pg_catalog.pg_get_userbyid(d.defaclrole)"), schema,
                    Column(
                        "Type",
                        "CASE d.defaclobjtype WHEN 'r' THEN 'table' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'function' "
                            + "WHEN 'T' THEN 'type' WHEN 'n' THEN 'schema' END"),
                    Column("Access privileges", "pg_catalog.array_to_string(d.defaclacl, E'\\n')"),
                ],
                from: "pg_catalog.pg_default_acl d LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace",
                names: Names(name: "n.nspname", alternative: "pg_catalog.pg_get_userbyid(d.defaclrole)"), order: "1, 2, 3"),
            Listing(
                command: "dO", objects: "collations", title: "List of collations",
                columns: [
                    schema, Column("Name", "c.collname"), Column("Collate", "c.collcollate"), Column("Ctype", "c.collctype"),
                    Column("ICU Locale", "c.colliculocale", versions: 150_000..<170_000),
                    Column("Locale", "c.colllocale", versions: 170_000..<Int.max),
                    Column(
                        "Provider",
                        "CASE c.collprovider WHEN 'd' THEN 'default' WHEN 'b' THEN 'builtin' WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' END"),
                    Column("Deterministic?", "CASE WHEN c.collisdeterministic THEN 'yes' ELSE 'no' END"),
                    Column("Description", "pg_catalog.obj_description(c.oid, 'pg_collation')", isDetail: true),
                ],
                from: "pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace",
                conditions: ["c.collencoding IN (-1, pg_catalog.pg_char_to_encoding(pg_catalog.getdatabaseencoding()))"],
                unpatterned: userSchemas,
                names: Names(name: "c.collname", schema: "n.nspname", visibility: "pg_catalog.pg_collation_is_visible(c.oid)"),
                order: "1, 2"),
            Listing(
                command: "dy", objects: "event triggers", title: "List of event triggers",
                columns: [
                    Column("Name", "evtname"), Column("Event", "evtevent"), Column("Owner", "pg_catalog.pg_get_userbyid(evtowner)"),
                    Column(
                        "Enabled",
                        "CASE evtenabled WHEN 'O' THEN 'enabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' WHEN 'D' THEN 'disabled' END"
                    ),
                    Column("Function", "evtfoid::pg_catalog.regproc"),
                    Column("Tags", "pg_catalog.array_to_string(evttags, ', ')"),
                    Column("Description", "pg_catalog.obj_description(oid, 'pg_event_trigger')", isDetail: true),
                ],
                from: "pg_catalog.pg_event_trigger", names: Names(name: "evtname")),
            Listing(
                command: "dconfig", objects: "settings", title: "List of configuration parameters",
                unpatternedTitle: "List of non-default configuration parameters",
                columns: [
                    Column("Parameter", "s.name"), Column("Value", "pg_catalog.current_setting(s.name)"),
                    Column("Type", "s.vartype", isDetail: true), Column("Context", "s.context", isDetail: true),
                    Column(
                        "Access privileges",
                        "(SELECT pg_catalog.array_to_string(p.paracl, E'\\n') FROM pg_catalog.pg_parameter_acl p "
                            + "WHERE p.parname = pg_catalog.lower(s.name))",
                        isDetail: true, versions: 150_000..<Int.max),
                ],
                from: "pg_catalog.pg_settings s", unpatterned: ["s.source <> 'default'", "s.setting IS DISTINCT FROM s.boot_val"],
                names: Names(name: "pg_catalog.lower(s.name)")),
            Listing(
                command: "do", objects: "operators", title: "List of operators",
                columns: [
                    schema, Column("Name", "o.oprname"),
                    Column("Left arg type", "CASE WHEN o.oprkind <> 'l' THEN pg_catalog.format_type(o.oprleft, NULL) END"),
                    Column("Right arg type", "CASE WHEN o.oprkind <> 'r' THEN pg_catalog.format_type(o.oprright, NULL) END"),
                    Column("Result type", "pg_catalog.format_type(o.oprresult, NULL)"), Column("Function", "o.oprcode", isDetail: true),
                    Column(
                        "Description",
                        "COALESCE(pg_catalog.obj_description(o.oid, 'pg_operator'), pg_catalog.obj_description(o.oprcode, 'pg_proc'))"),
                ],
                from: "pg_catalog.pg_operator o LEFT JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace", unpatterned: userSchemas,
                names: Names(
                    name: "o.oprname", schema: "n.nspname", visibility: "pg_catalog.pg_operator_is_visible(o.oid)", areSymbols: true),
                order: "1, 2, 3, 4"),
            Listing(
                command: "dX", objects: "extended statistics", title: "List of extended statistics",
                columns: [
                    Column("Schema", statisticsSchema), Column("Name", "es.stxname"),
                    Column(
                        "Definition",
                        "pg_catalog.format('%s FROM %s', pg_catalog.pg_get_statisticsobjdef_columns(es.oid), "
                            + "es.stxrelid::pg_catalog.regclass)"),
                    Column("Ndistinct", "CASE WHEN 'd' = ANY (es.stxkind) THEN 'defined' END"),
                    Column("Dependencies", "CASE WHEN 'f' = ANY (es.stxkind) THEN 'defined' END"),
                    Column("MCV", "CASE WHEN 'm' = ANY (es.stxkind) THEN 'defined' END"),
                ],
                from: "pg_catalog.pg_statistic_ext es",
                names: Names(name: "es.stxname", schema: statisticsSchema, visibility: "pg_catalog.pg_statistics_obj_is_visible(es.oid)"),
                order: "1, 2"),
            Listing(
                command: "dl", aliases: ["lo_list"], objects: "large objects", title: "Large objects",
                columns: [
                    Column("ID", "oid"), owner("lomowner"), privileges("lomacl"),
                    Column("Description", "pg_catalog.obj_description(oid, 'pg_largeobject')"),
                ],
                from: "pg_catalog.pg_largeobject_metadata"),
            Listing(
                command: "dA", objects: "access methods", title: "List of access methods",
                columns: [
                    Column("Name", "amname"), Column("Type", "CASE amtype WHEN 'i' THEN 'Index' WHEN 't' THEN 'Table' END"),
                    Column("Handler", "amhandler", isDetail: true),
                    Column("Description", "pg_catalog.obj_description(oid, 'pg_am')", isDetail: true),
                ],
                from: "pg_catalog.pg_am", names: Names(name: "amname")),
            Listing(
                command: "da", objects: "aggregates", title: "List of aggregate functions",
                columns: [
                    schema, Column("Name", "p.proname"), Column("Result data type", "pg_catalog.format_type(p.prorettype, NULL)"),
                    Column(
                        "Argument data types", "CASE WHEN p.pronargs = 0 THEN '*' ELSE pg_catalog.pg_get_function_arguments(p.oid) END"),
                    Column("Description", "pg_catalog.obj_description(p.oid, 'pg_proc')"),
                ],
                from: "pg_catalog.pg_proc p LEFT JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace",
                conditions: ["p.prokind = 'a'"], unpatterned: userSchemas,
                names: Names(name: "p.proname", schema: "n.nspname", visibility: "pg_catalog.pg_function_is_visible(p.oid)"),
                order: "1, 2, 4"),
            function, role,
        ] + textSearch + foreignData + replication + operatorClasses + others

    /// `\du`, whose attributes psql assembles itself.
    private static let role = Listing(
        command: "du", aliases: ["dg"], objects: "roles", title: "List of roles",
        columns: [
            Column("Role name", "r.rolname"),
            Column(
                "Attributes",
                """
                pg_catalog.concat_ws(E'\\n',
                  pg_catalog.concat_ws(', ',
                    CASE WHEN r.rolsuper THEN 'Superuser' END, CASE WHEN NOT r.rolinherit THEN 'No inheritance' END,
                    CASE WHEN r.rolcreaterole THEN 'Create role' END, CASE WHEN r.rolcreatedb THEN 'Create DB' END,
                    CASE WHEN NOT r.rolcanlogin THEN 'Cannot login' END, CASE WHEN r.rolreplication THEN 'Replication' END,
                    CASE WHEN r.rolbypassrls THEN 'Bypass RLS' END),
                  CASE r.rolconnlimit WHEN -1 THEN NULL WHEN 0 THEN 'No connections' WHEN 1 THEN '1 connection'
                    ELSE r.rolconnlimit || ' connections' END,
                  'Password valid until ' || r.rolvaliduntil)
                """),
            Column(
                "Member of",
                "ARRAY(SELECT b.rolname FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles b ON m.roleid = b.oid "
                    + "WHERE m.member = r.oid)",
                versions: 0..<160_000),
            Column("Description", "pg_catalog.shobj_description(r.oid, 'pg_authid')", isDetail: true),
        ],
        from: "pg_catalog.pg_roles r", unpatterned: ["r.rolname !~ '^pg_'"], names: Names(name: "r.rolname"), showsCount: false)

    private static let function = Listing(
        command: "df", letters: "anptw", objects: "functions", title: "List of functions",
        columns: [
            schema, Column("Name", "p.proname"), Column("Result data type", "pg_catalog.pg_get_function_result(p.oid)"),
            Column("Argument data types", "pg_catalog.pg_get_function_arguments(p.oid)"),
            Column("Type", "CASE p.prokind WHEN 'a' THEN 'agg' WHEN 'w' THEN 'window' WHEN 'p' THEN 'proc' ELSE 'func' END"),
            Column("Volatility", "CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END", isDetail: true),
            Column("Parallel", "CASE p.proparallel WHEN 'r' THEN 'restricted' WHEN 's' THEN 'safe' ELSE 'unsafe' END", isDetail: true),
            owner("p.proowner", isDetail: true),
            Column("Security", "CASE WHEN p.prosecdef THEN 'definer' ELSE 'invoker' END", isDetail: true),
            privileges("p.proacl"), Column("Language", "l.lanname", isDetail: true),
            Column("Source code", "p.prosrc", isDetail: true, versions: 0..<140_000),
            Column(
                "Source code", "COALESCE(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc)", isDetail: true, versions: 140_000..<160_000),
            Column(
                "Internal name", "CASE WHEN l.lanname IN ('internal', 'c') THEN p.prosrc END", isDetail: true, versions: 160_000..<Int.max),
            Column("Description", "pg_catalog.obj_description(p.oid, 'pg_proc')", isDetail: true),
        ],
        from: "pg_catalog.pg_proc p LEFT JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace "
            + "LEFT JOIN pg_catalog.pg_language l ON l.oid = p.prolang",
        unpatterned: userSchemas,
        names: Names(name: "p.proname", schema: "n.nspname", visibility: "pg_catalog.pg_function_is_visible(p.oid)"), order: "1, 2, 4")

    /// The short names of types that the catalog knows under another name, as in psql's `\df`.
    private static let typeNames = ["decimal": "numeric", "float": "double precision", "int": "integer"]

    /// The condition for functions whose argument at this index has a type that matches a pattern; `-` stands for no argument.
    static func argument(_ index: Int, hasType pattern: String, database: String) throws(ScriptCommandError) -> String {
        if pattern == "-" { return "p.proargtypes[\(index)] IS NULL" }
        let suffix = pattern.hasSuffix("[]") ? "[]" : ""
        let name = String(pattern.dropLast(suffix.count))
        let types = Names(
            name: "t.typname", alternative: "pg_catalog.format_type(t.oid, NULL)", schema: "nt.nspname",
            visibility: "pg_catalog.pg_type_is_visible(t.oid)")
        let matches = try NamePattern((typeNames[name.lowercased()] ?? name) + suffix).conditions(types, database: database)
        return "EXISTS (SELECT FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_namespace nt ON nt.oid = t.typnamespace "
            + "WHERE t.oid = p.proargtypes[\(index)] AND " + matches.joined(separator: " AND ") + ")"
    }

    /// The conditions for the letters after `\df`.
    static let functionKinds: [Character: String] = [
        "a": "p.prokind = 'a'", "p": "p.prokind = 'p'", "w": "p.prokind = 'w'",
        "t": "p.prorettype = 'pg_catalog.trigger'::pg_catalog.regtype",
        "n": "p.prokind = 'f' AND p.prorettype <> 'pg_catalog.trigger'::pg_catalog.regtype",
    ]

    // MARK: - Relations

    /// The relation kinds for the letters after `\d`, with their codes in the catalog.
    private static let relationKinds: [Character: (codes: [String], objects: String)] = [
        "t": (["r", "p"], "tables"), "v": (["v"], "views"), "m": (["m"], "materialized views"), "i": (["i", "I"], "indexes"),
        "s": (["S"], "sequences"), "E": (["f"], "foreign tables"),
    ]

    /// `\d`, `\dt`, `\di`, and so on; `nil` if a letter isn't a kind of relation.
    static func relations(_ options: DescribeOptions) -> Listing? {
        let letters = options.letters.isEmpty ? "tvmsE" : options.letters
        let kinds = letters.compactMap { relationKinds[$0] }
        if kinds.count != letters.count { return nil }
        var codes = kinds.flatMap(\.codes)
        if letters.contains("t"), options.includesSystem || options.pattern != nil { codes += ["t", "s"] }
        let hasIndexes = letters.contains("i")
        // psql omits this column if no listed relation can have an access method.
        let hasAccessMethods = letters.contains { "tmi".contains($0) }
        var columns = [
            schema, Column("Name", "c.relname"), Column("Type", relationKind), owner("c.relowner"),
        ]
        if hasIndexes { columns.append(Column("Table", "t.relname")) }
        columns.append(
            Column(
                "Persistence", "CASE c.relpersistence WHEN 'p' THEN 'permanent' WHEN 't' THEN 'temporary' ELSE 'unlogged' END",
                isDetail: true))
        if hasAccessMethods { columns.append(Column("Access method", "am.amname", isDetail: true)) }
        columns += [
            Column("Size", "pg_catalog.pg_size_pretty(pg_catalog.pg_table_size(c.oid))", isDetail: true),
            Column("Description", "pg_catalog.obj_description(c.oid, 'pg_class')", isDetail: true),
        ]
        let words = kinds.count == 1 ? kinds[0].objects : "relations"
        return Listing(
            command: "d", objects: words, title: "List of relations", columns: columns,
            from: relation + " LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam"
                + " LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_catalog.pg_class t ON t.oid = i.indrelid",
            conditions: ["c.relkind IN (" + codes.map { "'\($0)'" }.joined(separator: ",") + ")"],
            unpatterned: userSchemas + ["n.nspname !~ '^pg_toast'"], names: relationNames, order: "1, 2",
            noneFound: { $0.named("relation") })
    }

    // MARK: - Parts

    static let schema = Column("Schema", "n.nspname")
    static let userSchemas = ["n.nspname <> 'pg_catalog'", "n.nspname <> 'information_schema'"]
    private static let relation = "pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
    private static let type = "pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace"
    private static let statisticsSchema = "es.stxnamespace::pg_catalog.regnamespace::pg_catalog.text"
    private static let localeProvider = "CASE d.datlocprovider WHEN 'b' THEN 'builtin' WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' END"
    static let relationNames = Names(name: "c.relname", schema: "n.nspname", visibility: "pg_catalog.pg_table_is_visible(c.oid)")

    static func owner(_ oid: String, isDetail: Bool = false) -> Column {
        Column("Owner", "pg_catalog.pg_get_userbyid(\(oid))", isDetail: isDetail)
    }

    static func privileges(_ list: String) -> Column {
        Column("Access privileges", "pg_catalog.array_to_string(\(list), E'\\n')", isDetail: true)
    }

    private static let relationKind = """
        CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'i' THEN 'index' \
        WHEN 'S' THEN 'sequence' WHEN 't' THEN 'TOAST table' WHEN 'f' THEN 'foreign table' WHEN 'p' THEN 'partitioned table' \
        WHEN 'I' THEN 'partitioned index' END
        """

    private static let policies = """
        pg_catalog.array_to_string(ARRAY(
            SELECT pg_catalog.concat(p.polname, CASE WHEN NOT p.polpermissive THEN ' (RESTRICTIVE)' END,
              CASE WHEN p.polcmd <> '*' THEN ' (' || p.polcmd::pg_catalog.text || ')' END, ':',
              E'\\n  (u): ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid),
              E'\\n  (c): ' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid),
              CASE WHEN p.polroles <> '{0}' THEN E'\\n  to: ' || pg_catalog.array_to_string(
                ARRAY(SELECT rolname FROM pg_catalog.pg_roles WHERE oid = ANY (p.polroles) ORDER BY 1), ', ') END)
            FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid), E'\\n')
        """
}
