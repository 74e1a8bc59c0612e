/// The commands that list the rarer kinds of objects.
extension Listing {
    static let textSearch: [Listing] = [
        Listing(
            command: "dF", objects: "text search configurations", title: "List of text search configurations",
            columns: [schema, Column("Name", "c.cfgname"), description("c.oid", "pg_ts_config")],
            from: """
                pg_catalog.pg_ts_config c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.cfgnamespace
                LEFT JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser LEFT JOIN pg_catalog.pg_namespace np ON np.oid = p.prsnamespace
                """,
            names: Names(name: "c.cfgname", schema: "n.nspname", visibility: "pg_catalog.pg_ts_config_is_visible(c.oid)"),
            order: "1, 2",
            details: ObjectDetails(
                kind: "text search configuration",
                name: "pg_catalog.concat(n.nspname || '.', c.cfgname, E'\"\\nParser: \"', np.nspname || '.', p.prsname)", oid: "c.oid",
                parts: [
                    ObjectDetails.Part(
                        title: "Text search configuration \"%\"",
                        query: """
                            SELECT (SELECT t.alias FROM pg_catalog.ts_token_type(c.cfgparser) AS t WHERE t.tokid = m.maptokentype) AS "Token",
                              pg_catalog.btrim(ARRAY(
                                SELECT mm.mapdict::pg_catalog.regdictionary FROM pg_catalog.pg_ts_config_map AS mm
                                WHERE mm.mapcfg = m.mapcfg AND mm.maptokentype = m.maptokentype
                                ORDER BY mapcfg, maptokentype, mapseqno)::pg_catalog.text, '{}') AS "Dictionaries"
                            FROM pg_catalog.pg_ts_config AS c, pg_catalog.pg_ts_config_map AS m
                            WHERE c.oid = $1 AND m.mapcfg = c.oid GROUP BY m.mapcfg, m.maptokentype, c.cfgparser ORDER BY 1
                            """, showsCount: false)
                ])),
        Listing(
            command: "dFd", objects: "text search dictionaries", title: "List of text search dictionaries",
            columns: [
                schema, Column("Name", "d.dictname"),
                Column(
                    "Template",
                    "(SELECT COALESCE(nt.nspname, '(null)')::pg_catalog.text || '.' || t.tmplname FROM pg_catalog.pg_ts_template t "
                        + "LEFT JOIN pg_catalog.pg_namespace nt ON nt.oid = t.tmplnamespace WHERE d.dicttemplate = t.oid)",
                    isDetail: true),
                Column("Init options", "d.dictinitoption", isDetail: true), description("d.oid", "pg_ts_dict"),
            ],
            from: "pg_catalog.pg_ts_dict d LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace",
            names: Names(name: "d.dictname", schema: "n.nspname", visibility: "pg_catalog.pg_ts_dict_is_visible(d.oid)"), order: "1, 2"),
        Listing(
            command: "dFp", objects: "text search parsers", title: "List of text search parsers",
            columns: [schema, Column("Name", "p.prsname"), description("p.oid", "pg_ts_parser")],
            from: "pg_catalog.pg_ts_parser p LEFT JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace",
            names: Names(name: "p.prsname", schema: "n.nspname", visibility: "pg_catalog.pg_ts_parser_is_visible(p.oid)"), order: "1, 2",
            details: ObjectDetails(
                kind: "text search parser", name: "pg_catalog.concat(n.nspname || '.', p.prsname)", oid: "p.oid",
                parts: [
                    ObjectDetails.Part(
                        title: "Text search parser \"%\"",
                        query: """
                            SELECT m.name AS "Method", m.function AS "Function", pg_catalog.obj_description(m.function, 'pg_proc') AS "Description"
                            FROM pg_catalog.pg_ts_parser p CROSS JOIN LATERAL (VALUES ('Start parse', p.prsstart),
                              ('Get next token', p.prstoken), ('End parse', p.prsend), ('Get headline', p.prsheadline),
                              ('Get token types', p.prslextype)) AS m (name, function) WHERE p.oid = $1
                            """, showsCount: false),
                    ObjectDetails.Part(
                        title: "Token types for parser \"%\"",
                        query: """
                            SELECT t.alias AS "Token name", t.description AS "Description" FROM pg_catalog.ts_token_type($1::pg_catalog.oid) AS t
                            ORDER BY 1
                            """),
                ])),
        Listing(
            command: "dFt", objects: "text search templates", title: "List of text search templates",
            columns: [
                schema, Column("Name", "t.tmplname"), Column("Init", "t.tmplinit::pg_catalog.regproc", isDetail: true),
                Column("Lexize", "t.tmpllexize::pg_catalog.regproc", isDetail: true), description("t.oid", "pg_ts_template"),
            ],
            from: "pg_catalog.pg_ts_template t LEFT JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace",
            names: Names(name: "t.tmplname", schema: "n.nspname", visibility: "pg_catalog.pg_ts_template_is_visible(t.oid)"), order: "1, 2"),
    ]

    static let foreignData: [Listing] = [
        Listing(
            command: "des", objects: "foreign servers", title: "List of foreign servers",
            columns: [
                Column("Name", "s.srvname"), owner("s.srvowner"), Column("Foreign-data wrapper", "f.fdwname"), privileges("s.srvacl"),
                Column("Type", "s.srvtype", isDetail: true), Column("Version", "s.srvversion", isDetail: true),
                foreignOptions("s.srvoptions"), description("s.oid", "pg_foreign_server", isDetail: true),
            ],
            from: "pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper f ON f.oid = s.srvfdw",
            names: Names(name: "s.srvname")),
        Listing(
            command: "deu", objects: "user mappings", title: "List of user mappings",
            columns: [Column("Server", "um.srvname"), Column("User name", "um.usename"), foreignOptions("um.umoptions")],
            from: "pg_catalog.pg_user_mappings um", names: Names(name: "um.usename", schema: "um.srvname"), order: "1, 2"),
        Listing(
            command: "det", objects: "foreign tables", title: "List of foreign tables",
            columns: [
                schema, Column("Table", "c.relname"), Column("Server", "s.srvname"), foreignOptions("ft.ftoptions"),
                description("c.oid", "pg_class", isDetail: true),
            ],
            from: """
                pg_catalog.pg_foreign_table ft JOIN pg_catalog.pg_class c ON c.oid = ft.ftrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_foreign_server s ON s.oid = ft.ftserver
                """, names: relationNames, order: "1, 2"),
        Listing(
            command: "dew", objects: "foreign-data wrappers", title: "List of foreign-data wrappers",
            columns: [
                Column("Name", "w.fdwname"), owner("w.fdwowner"), Column("Handler", "w.fdwhandler::pg_catalog.regproc"),
                Column("Validator", "w.fdwvalidator::pg_catalog.regproc"), privileges("w.fdwacl"), foreignOptions("w.fdwoptions"),
                description("w.oid", "pg_foreign_data_wrapper", isDetail: true),
            ],
            from: "pg_catalog.pg_foreign_data_wrapper w", names: Names(name: "w.fdwname")),
    ]

    static let replication: [Listing] = [
        Listing(
            command: "dRp", objects: "publications", title: "List of publications",
            columns: [Column("Name", "p.pubname"), owner("p.pubowner")] + published,
            from: "pg_catalog.pg_publication p", names: Names(name: "p.pubname"),
            details: ObjectDetails(
                kind: "publication", name: "p.pubname", oid: "p.oid",
                parts: [
                    ObjectDetails.Part(
                        title: "Publication %",
                        query: "SELECT "
                            + ([owner("p.pubowner")] + published).map { "\($0.expression) AS \"\($0.name)\"" }.joined(separator: ", ")
                            + " FROM pg_catalog.pg_publication p WHERE p.oid = $1",
                        footers: [
                            RelationSection.headed(
                                "Tables:",
                                """
                                SELECT pg_catalog.concat('    "', n.nspname, '.', c.relname, '"',
                                  ' (' || pg_catalog.array_to_string(ARRAY(SELECT a.attname
                                    FROM pg_catalog.unnest(r.prattrs::pg_catalog.int2[]) WITH ORDINALITY AS k (attnum, place)
                                    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
                                    WHERE r.prattrs IS NOT NULL ORDER BY k.place), ', ') || CASE WHEN r.prattrs IS NOT NULL THEN ')' END,
                                  ' WHERE ' || pg_catalog.pg_get_expr(r.prqual, c.oid))
                                FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_class c ON c.oid = r.prrelid
                                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE r.prpubid = $1 ORDER BY n.nspname, c.relname
                                """),
                            RelationSection.headed(
                                "Tables from schemas:",
                                """
                                SELECT '    "' || n.nspname || '"' FROM pg_catalog.pg_publication_namespace s
                                JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = $1 ORDER BY n.nspname
                                """),
                        ])
                ])),
        Listing(
            command: "dRs", objects: "subscriptions", title: "List of subscriptions",
            columns: [
                Column("Name", "subname"), owner("subowner"), Column("Enabled", "subenabled"), Column("Publication", "subpublications"),
                Column("Binary", "subbinary", isDetail: true), Column("Streaming", "substream", isDetail: true),
                Column("Two-phase commit", "subtwophasestate", isDetail: true, versions: 150_000..<Int.max),
                Column("Disable on error", "subdisableonerr", isDetail: true, versions: 150_000..<Int.max),
                Column("Synchronous commit", "subsynccommit", isDetail: true), Column("Conninfo", "subconninfo", isDetail: true),
                Column("Skip LSN", "subskiplsn", isDetail: true, versions: 150_000..<Int.max),
            ],
            from: "pg_catalog.pg_subscription",
            conditions: ["subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())"],
            names: Names(name: "subname")),
    ]

    static let operatorClasses: [Listing] = [
        Listing(
            command: "dAc", objects: "operator classes", title: "List of operator classes",
            columns: [
                Column("AM", "am.amname"), Column("Input type", "pg_catalog.format_type(c.opcintype, NULL)"),
                Column(
                    "Storage type",
                    "CASE WHEN c.opckeytype <> 0 AND c.opckeytype <> c.opcintype THEN pg_catalog.format_type(c.opckeytype, NULL) END"),
                Column("Operator class", qualified("c.opcname", "n.nspname", visibility: "pg_opclass_is_visible(c.oid)")),
                Column("Default?", "CASE WHEN c.opcdefault THEN 'yes' ELSE 'no' END"),
                Column("Operator family", family, isDetail: true), owner("c.opcowner", isDetail: true),
            ],
            from: """
                pg_catalog.pg_opclass c LEFT JOIN pg_catalog.pg_am am ON am.oid = c.opcmethod
                LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.opcnamespace LEFT JOIN pg_catalog.pg_type t ON t.oid = c.opcintype
                LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace LEFT JOIN pg_catalog.pg_opfamily of ON of.oid = c.opcfamily
                LEFT JOIN pg_catalog.pg_namespace nf ON nf.oid = of.opfnamespace
                """,
            names: Names(name: "am.amname"),
            secondNames: Names(
                name: "t.typname", alternative: "pg_catalog.format_type(t.oid, NULL)", schema: "tn.nspname",
                visibility: "pg_catalog.pg_type_is_visible(t.oid)"),
            order: "1, 2, 4"),
        Listing(
            command: "dAf", objects: "operator families", title: "List of operator families",
            columns: [
                Column("AM", "am.amname"), Column("Operator family", family),
                Column(
                    "Applicable types",
                    "(SELECT pg_catalog.string_agg(pg_catalog.format_type(oc.opcintype, NULL), ', ') FROM pg_catalog.pg_opclass oc "
                        + "WHERE oc.opcfamily = of.oid)"),
                owner("of.opfowner", isDetail: true),
            ],
            from: """
                pg_catalog.pg_opfamily of LEFT JOIN pg_catalog.pg_am am ON am.oid = of.opfmethod
                LEFT JOIN pg_catalog.pg_namespace nf ON nf.oid = of.opfnamespace
                """, names: Names(name: "am.amname"), order: "1, 2"),
        Listing(
            command: "dAo", objects: "operators of operator families", title: "List of operators of operator families",
            columns: [
                Column("AM", "am.amname"), Column("Operator family", family), Column("Operator", "o.amopopr::pg_catalog.regoperator"),
                Column("Strategy", "o.amopstrategy"),
                Column("Purpose", "CASE o.amoppurpose WHEN 'o' THEN 'ordering' WHEN 's' THEN 'search' END"),
                Column(
                    "Sort opfamily", "(SELECT s.opfname FROM pg_catalog.pg_opfamily s WHERE s.oid = o.amopsortfamily)", isDetail: true),
            ],
            from: """
                pg_catalog.pg_amop o LEFT JOIN pg_catalog.pg_opfamily of ON of.oid = o.amopfamily
                LEFT JOIN pg_catalog.pg_am am ON am.oid = of.opfmethod AND am.oid = o.amopmethod
                LEFT JOIN pg_catalog.pg_namespace nf ON nf.oid = of.opfnamespace
                """, names: Names(name: "am.amname"), secondNames: Names(name: "of.opfname", schema: "nf.nspname"),
            order: "1, 2, o.amoplefttype = o.amoprighttype DESC, pg_catalog.format_type(o.amoplefttype, NULL), "
                + "pg_catalog.format_type(o.amoprighttype, NULL), o.amopstrategy"),
        Listing(
            command: "dAp", objects: "support functions of operator families", title: "List of support functions of operator families",
            columns: [
                Column("AM", "am.amname"), Column("Operator family", family),
                Column("Registered left type", "pg_catalog.format_type(ap.amproclefttype, NULL)"),
                Column("Registered right type", "pg_catalog.format_type(ap.amprocrighttype, NULL)"), Column("Number", "ap.amprocnum"),
                Column("Function", "p.proname", isBrief: true),
                Column("Function", "ap.amproc::pg_catalog.regprocedure", isDetail: true),
            ],
            from: """
                pg_catalog.pg_amproc ap LEFT JOIN pg_catalog.pg_opfamily of ON of.oid = ap.amprocfamily
                LEFT JOIN pg_catalog.pg_am am ON am.oid = of.opfmethod LEFT JOIN pg_catalog.pg_namespace nf ON nf.oid = of.opfnamespace
                LEFT JOIN pg_catalog.pg_proc p ON ap.amproc = p.oid
                """, names: Names(name: "am.amname"), secondNames: Names(name: "of.opfname", schema: "nf.nspname"),
            order: "1, 2, ap.amproclefttype = ap.amprocrighttype DESC, 3, 4, 5"),
    ]

    static let others: [Listing] = [
        Listing(
            command: "dC", objects: "casts", title: "List of casts",
            columns: [
                Column("Source type", "pg_catalog.format_type(c.castsource, NULL)"),
                Column("Target type", "pg_catalog.format_type(c.casttarget, NULL)"),
                Column(
                    "Function",
                    "CASE c.castmethod WHEN 'b' THEN '(binary coercible)' WHEN 'i' THEN '(with inout)' ELSE p.proname END"),
                Column("Implicit?", "CASE c.castcontext WHEN 'e' THEN 'no' WHEN 'a' THEN 'in assignment' ELSE 'yes' END"),
                description("c.oid", "pg_cast", isDetail: true),
            ],
            from: """
                pg_catalog.pg_cast c LEFT JOIN pg_catalog.pg_proc p ON c.castfunc = p.oid
                LEFT JOIN pg_catalog.pg_type ts ON c.castsource = ts.oid LEFT JOIN pg_catalog.pg_namespace ns ON ns.oid = ts.typnamespace
                LEFT JOIN pg_catalog.pg_type tt ON c.casttarget = tt.oid LEFT JOIN pg_catalog.pg_namespace nt ON nt.oid = tt.typnamespace
                """,
            names: castNames(type: "ts", schema: "ns"), otherNames: castNames(type: "tt", schema: "nt"), order: "1, 2"),
        Listing(
            command: "dc", objects: "conversions", title: "List of conversions",
            columns: [
                schema, Column("Name", "c.conname"), Column("Source", "pg_catalog.pg_encoding_to_char(c.conforencoding)"),
                Column("Destination", "pg_catalog.pg_encoding_to_char(c.contoencoding)"),
                Column("Default?", "CASE WHEN c.condefault THEN 'yes' ELSE 'no' END"),
                description("c.oid", "pg_conversion", isDetail: true),
            ],
            from: "pg_catalog.pg_conversion c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace", unpatterned: userSchemas,
            names: Names(name: "c.conname", schema: "n.nspname", visibility: "pg_catalog.pg_conversion_is_visible(c.oid)"), order: "1, 2"),
        Listing(
            command: "dd", objects: "object descriptions not shown elsewhere", title: "Object descriptions",
            columns: [
                Column("Schema", "DISTINCT n.nspname"), Column("Name", "o.name"), Column("Object", "o.kind"),
                Column("Description", "d.description"),
            ],
            from: """
                (SELECT con.oid, con.tableoid, c.relnamespace, con.conname::pg_catalog.text, 'table constraint',
                    pg_catalog.pg_table_is_visible(c.oid)
                  FROM pg_catalog.pg_constraint con JOIN pg_catalog.pg_class c ON c.oid = con.conrelid
                UNION ALL SELECT con.oid, con.tableoid, t.typnamespace, con.conname, 'domain constraint', pg_catalog.pg_type_is_visible(t.oid)
                  FROM pg_catalog.pg_constraint con JOIN pg_catalog.pg_type t ON t.oid = con.contypid
                UNION ALL SELECT oid, tableoid, opcnamespace, opcname, 'operator class', pg_catalog.pg_opclass_is_visible(oid)
                  FROM pg_catalog.pg_opclass
                UNION ALL SELECT oid, tableoid, opfnamespace, opfname, 'operator family', pg_catalog.pg_opfamily_is_visible(oid)
                  FROM pg_catalog.pg_opfamily
                UNION ALL SELECT r.oid, r.tableoid, c.relnamespace, r.rulename, 'rule', pg_catalog.pg_table_is_visible(c.oid)
                  FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class WHERE r.rulename <> '_RETURN'
                UNION ALL SELECT t.oid, t.tableoid, c.relnamespace, t.tgname, 'trigger', pg_catalog.pg_table_is_visible(c.oid)
                  FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
                ) AS o (oid, tableoid, namespace, name, kind, is_visible) JOIN pg_catalog.pg_namespace n ON n.oid = o.namespace
                JOIN pg_catalog.pg_description d ON d.objoid = o.oid AND d.classoid = o.tableoid AND d.objsubid = 0
                """,
            unpatterned: userSchemas, names: Names(name: "o.name", schema: "n.nspname", visibility: "o.is_visible"), order: "1, 2, 3"),
        Listing(
            command: "drds", objects: "settings of roles and databases", title: "List of settings",
            columns: [
                Column("Role", "r.rolname"), Column("Database", "d.datname"),
                Column("Settings", "pg_catalog.array_to_string(s.setconfig, E'\\n')"),
            ],
            from: "pg_catalog.pg_db_role_setting s LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase "
                + "LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole",
            names: Names(name: "r.rolname"), secondNames: Names(name: "d.datname"), order: "1, 2",
            noneFound: { options in
                guard let role = options.pattern else { return "settings" }
                return "settings for role \"\(role)\"" + (options.secondPattern.map { " and database \"\($0)\"" } ?? "")
            }),
        partitioned(DescribeOptions()),
    ]

    /// `\dP`: partitioned tables and indexes.
    static func partitioned(_ options: DescribeOptions) -> Listing {
        let kinds = options.letters.filter { $0 != "n" }
        let hasTables = kinds.isEmpty || kinds.contains("t")
        let hasIndexes = kinds.isEmpty || kinds.contains("i")
        let isMixed = hasTables && hasIndexes
        let isNested = options.letters.contains("n")
        let showsParents = isNested || options.pattern != nil
        var columns = [schema, Column("Name", "c.relname"), owner("c.relowner")]
        if isMixed {
            columns.append(Column("Type", "CASE c.relkind WHEN 'p' THEN 'partitioned table' WHEN 'I' THEN 'partitioned index' END"))
        }
        if showsParents { columns.append(Column("Parent name", "h.inhparent::pg_catalog.regclass")) }
        if hasIndexes { columns.append(Column("Table", "i.indrelid::pg_catalog.regclass")) }
        func size(_ counted: String) -> String {
            "(SELECT pg_catalog.pg_size_pretty(sum(\(counted))) FROM pg_catalog.pg_partition_tree(c.oid) AS p)"
        }
        let table = "pg_catalog.pg_table_size(p.relid)"
        if isNested {
            let leaves = size("CASE WHEN p.isleaf AND p.level = 1 THEN \(table) ELSE 0 END")
            columns.append(Column("Leaf partition size", leaves, isDetail: true))
        }
        columns += [Column("Total size", size(table), isDetail: true), description("c.oid", "pg_class", isDetail: true)]
        let order = ["1"] + (isMixed ? ["4 DESC"] : []) + (showsParents ? ["\"Parent name\" NULLS FIRST"] : []) + ["2"]
        return Listing(
            command: "dP", letters: "tin", objects: "partitioned tables and indexes",
            title: "List of partitioned " + (isMixed ? "relations" : hasTables ? "tables" : "indexes"), columns: columns,
            from: """
                pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_catalog.pg_inherits h ON h.inhrelid = c.oid
                """,
            conditions: ["c.relkind IN (\(hasTables ? "'p'" : "''"), \(hasIndexes ? "'I'" : "''"))"]
                + (showsParents ? [] : ["NOT c.relispartition"]),
            unpatterned: userSchemas + ["n.nspname !~ '^pg_toast'"], names: relationNames, order: order.joined(separator: ", "))
    }

    // MARK: - Parts

    private static func description(_ oid: String, _ catalog: String, isDetail: Bool = false) -> Column {
        Column("Description", "pg_catalog.obj_description(\(oid), '\(catalog)')", isDetail: isDetail)
    }

    private static func foreignOptions(_ list: String) -> Column {
        Column(
            "FDW options",
            """
            CASE WHEN \(list) IS NULL THEN '' ELSE '(' || pg_catalog.array_to_string(ARRAY(
              SELECT pg_catalog.quote_ident(option_name) || ' ' || pg_catalog.quote_literal(option_value)
              FROM pg_catalog.pg_options_to_table(\(list))), ', ') || ')' END
            """, isDetail: true)
    }

    /// What a publication publishes.
    private static let published = [
        Column("All tables", "p.puballtables"), Column("Inserts", "p.pubinsert"), Column("Updates", "p.pubupdate"),
        Column("Deletes", "p.pubdelete"), Column("Truncates", "p.pubtruncate"), Column("Via root", "p.pubviaroot"),
    ]

    /// A name, with its schema if it isn't visible without it.
    private static func qualified(_ name: String, _ schema: String, visibility: String) -> String {
        "CASE WHEN pg_catalog.\(visibility) THEN pg_catalog.format('%I', \(name)) ELSE pg_catalog.format('%I.%I', \(schema), \(name)) END"
    }

    private static let family = qualified("of.opfname", "nf.nspname", visibility: "pg_opfamily_is_visible(of.oid)")

    private static func castNames(type: String, schema: String) -> Names {
        Names(
            name: "\(type).typname", alternative: "pg_catalog.format_type(\(type).oid, NULL)", schema: "\(schema).nspname",
            visibility: "pg_catalog.pg_type_is_visible(\(type).oid)")
    }
}
