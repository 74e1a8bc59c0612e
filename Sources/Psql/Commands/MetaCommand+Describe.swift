import Postgres
import SQLText

/// The `\d` family.
extension MetaCommand {
    static let describe: [MetaCommand] = [
        MetaCommand("sf", arguments: "NAME", summary: "the definition of a function", .describe) { call in
            let text = try await call.definition("function")
            try await call.host.show(.text(text, endsLine: !text.hasSuffix("\n")))
            return true
        },
        MetaCommand("sv", arguments: "NAME", summary: "the definition of a view", .describe) { call in
            try await call.say(try await call.definition("view"))
            return true
        },
    ]

    /// Handles every command whose name `DescribeName` can parse.
    static let describeAny = MetaCommand("d", summary: "", .describe) { call in
        guard let name = try DescribeName(call.name) else { throw try MetaCommand.unknown(call.name) }
        return try await call.describe(name)
    }
}

/// The parsed name of a `\d` command: what it lists, and the letters after it.
struct DescribeName {
    var options = DescribeOptions()
    var listing: Listing
    /// Whether the name is `d`: with a pattern, it describes relations instead of listing them.
    var isPlain: Bool

    /// `nil` if the name belongs to another command.
    init?(_ name: String) throws(ScriptCommandError) {
        let queries = try DescribeQueries.shipped()
        var base = Substring(name)
        while let last = base.last, last == "+" || last == "S" {
            if last == "+" { options.isDetailed = true } else { options.includesSystem = true }
            base.removeLast()
        }
        isPlain = base == "d"
        for listing in queries.listings + [queries.relations] {
            for command in listing.commands where base.hasPrefix(command) {
                let letters = base.dropFirst(command.count)
                guard letters.allSatisfy({ letter in listing.kinds.contains { $0.letter == letter } }) else { continue }
                let selects = listing.kinds.contains { $0.condition != nil && letters.contains($0.letter) }
                options.kinds = String(letters) + (selects ? "" : listing.defaultKinds)
                self.listing = listing
                return
            }
        }
        return nil
    }
}

extension CommandCall {
    /// The CREATE statement of the function or view that the argument names.
    fileprivate func definition(_ kind: String) async throws -> String {
        let name = try required("the name of a \(kind)", .wholeStatement)
        let isView = kind == "view"
        let type = isView ? "regclass" : name.contains("(") ? "regprocedure" : "regproc"
        let oid = try await runner.session.query("SELECT \(SQL.literal(name))::pg_catalog.\(type)::pg_catalog.oid").rows.row(0)[0] ?? "0"
        let sql = isView ? Self.viewDefinition.replacing("$1", with: oid) : "SELECT pg_catalog.pg_get_functiondef(\(oid))"
        guard let text = try await runner.session.query(sql).rows.all.first?[0] else {
            let found = try await runner.session.query(Self.qualifiedName.replacing("$1", with: oid)).rows.all.first?[0] ?? name
            throw ScriptCommandError("\"\(found)\" is not a \(kind)")
        }
        return text.replacing("\n WITH ()", with: "")
    }

    private static let qualifiedName = """
        SELECT n.nspname || '.' || c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.oid = $1
        """

    private static let viewDefinition = """
        SELECT 'CREATE OR REPLACE VIEW ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
          || COALESCE(E'\\n WITH (' || pg_catalog.array_to_string(ARRAY(
            SELECT k || '=' || CASE WHEN pg_catalog.quote_ident(v) = v THEN v ELSE pg_catalog.quote_literal(v) END
            FROM pg_catalog.unnest(c.reloptions) AS o CROSS JOIN LATERAL (SELECT pg_catalog.split_part(o, '=', 1),
              pg_catalog.substring(o, pg_catalog.strpos(o, '=') + 1)) AS option (k, v)
            WHERE k <> 'check_option'), ', ') || ')', '') || E' AS\\n'
          || pg_catalog.rtrim(pg_catalog.pg_get_viewdef(c.oid, true), ';')
          || CASE WHEN 'check_option=local' = ANY (c.reloptions) THEN E'\\n WITH LOCAL CHECK OPTION'
            WHEN 'check_option=cascaded' = ANY (c.reloptions) THEN E'\\n WITH CASCADED CHECK OPTION' ELSE '' END
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = $1 AND c.relkind = 'v'
        """

    fileprivate func describe(_ name: DescribeName) async throws -> Bool {
        var (options, listing) = (name.options, name.listing)
        options.pattern = try word(.pattern)
        let database = try await runner.database()
        if name.isPlain, options.pattern != nil { return try await describeRelations(options, database: database) }
        if listing.command == "dP" { listing = listing.partitioned(options) }
        if listing.secondNames != nil { options.secondPattern = try word(.pattern) }
        if options.isDetailed, let details = listing.details {
            return try await describe(listing, in: details, options, database: database)
        }
        if listing.command == "df" {
            var index = 0
            while let type = try word(.pattern) {
                listing.conditions.append(try Listing.argument(index, hasType: type, database: database))
                index += 1
            }
        }
        let sql = try listing.query(options, version: runner.session.serverVersion, database: database)
        let title = options.pattern == nil ? listing.unpatternedTitle : nil
        var report = Report(title: title ?? listing.title, result: try await runner.session.query(sql))
        report.showsCount = listing.showsCount
        let patterns = [options.pattern, options.secondPattern].compactMap { $0 }
        if report.result.rows.isEmpty, !runner.style.isQuiet, let missing = listing.notFound.dropFirst(patterns.count).first {
            let objects = missing.replacing("$2", with: options.secondPattern ?? "").replacing("$1", with: options.pattern ?? "")
            try await host.show(.warning("Did not find any \(objects)."))
            return true
        }
        try await host.show(.report(report))
        return true
    }

    /// One report for each object, or several.
    private func describe(
        _ listing: Listing, in details: ObjectDetails, _ options: DescribeOptions, database: String
    ) async throws -> Bool {
        let version = runner.session.serverVersion
        var listing = listing
        listing.columns = [
            Listing.Column(name: "Name", expression: details.name), Listing.Column(name: "OID", expression: details.oid),
        ]
        let objects = try await runner.session.query(try listing.query(options, version: version, database: database))
        if objects.rows.isEmpty {
            let wanted = options.pattern.map { "\(details.kind) named \"\($0)\"" } ?? details.kind + "s"
            throw ScriptCommandError("Did not find any \(wanted).")
        }
        for row in objects.rows.all {
            for part in details.parts {
                func query(_ sql: String) async throws -> QueryResult {
                    try await runner.session.query(sql.replacing("$1", with: row[1] ?? "0"))
                }
                var report = Report(title: part.title.replacing("%", with: row[0] ?? ""), result: try await query(part.query))
                report.showsCount = part.showsCount
                for footer in part.footers where footer.scope.includes("", isDetailed: true, version: version) {
                    report.footers += footer.lines(try await query(footer.query))
                }
                try await host.show(.report(report))
            }
        }
        return true
    }

    private func describeRelations(_ options: DescribeOptions, database: String) async throws -> Bool {
        let description = RelationDescription(runner.session, try DescribeQueries.shipped(), isDetailed: options.isDetailed)
        let relations = try await description.relations(options, database: database)
        if relations.isEmpty { throw ScriptCommandError("Did not find any relation named \"\(options.pattern ?? "")\".") }
        for relation in relations { try await host.show(.report(try await description.report(relation))) }
        return true
    }
}
