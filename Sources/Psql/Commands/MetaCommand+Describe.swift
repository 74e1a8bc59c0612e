import Postgres

/// The `\d` family.
extension MetaCommand {
    static let describe: [MetaCommand] = [
        MetaCommand("sf", "sf+", arguments: "NAME", summary: "the definition of a function", .describe) { call in
            let oid = try await call.oid("a function", type: "regproc", signature: "regprocedure")
            let text = try await call.runner.session.query("SELECT pg_catalog.pg_get_functiondef(\(oid))").rows.row(0)[0] ?? ""
            try await call.host.show(.text(text, endsLine: !text.hasSuffix("\n")))
            return true
        },
        MetaCommand("sv", "sv+", arguments: "NAME", summary: "the definition of a view", .describe) { call in
            let oid = try await call.oid("a view", type: "regclass", signature: "regclass")
            let result = try await call.runner.session.query(
                """
                SELECT 'CREATE OR REPLACE VIEW ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
                  || COALESCE(E'\\n WITH (' || pg_catalog.array_to_string(ARRAY(
                    SELECT k || '=' || CASE WHEN pg_catalog.quote_ident(v) = v THEN v ELSE pg_catalog.quote_literal(v) END
                    FROM pg_catalog.unnest(c.reloptions) AS o CROSS JOIN LATERAL (SELECT pg_catalog.split_part(o, '=', 1),
                      pg_catalog.substring(o, pg_catalog.strpos(o, '=') + 1)) AS option (k, v)
                    WHERE k <> 'check_option'), ', ') || ')', '') || E' AS\\n'
                  || pg_catalog.rtrim(pg_catalog.pg_get_viewdef(c.oid, true), ';')
                  || CASE WHEN 'check_option=local' = ANY (c.reloptions) THEN E'\\n WITH LOCAL CHECK OPTION'
                    WHEN 'check_option=cascaded' = ANY (c.reloptions) THEN E'\\n WITH CASCADED CHECK OPTION' ELSE '' END
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = \(oid) AND c.relkind = 'v'
                """)
            guard let text = result.rows.all.first?[0] else { throw ScriptCommandError("\\sv: this is not a view") }
            try await call.say(text.replacing("\n WITH ()", with: ""))
            return true
        },
    ]

    /// Handles every command whose name `DescribeName` can parse.
    static let describeAny = MetaCommand("d", summary: "", .describe) { call in
        guard let name = DescribeName(call.name) else { throw MetaCommand.unknown(call.name) }
        return try await call.describe(name)
    }
}

/// The parsed name of a `\d` command: what it lists, and the letters after it.
struct DescribeName {
    var options = DescribeOptions()
    /// `nil` for relations.
    var listing: Listing?

    /// `nil` if the name belongs to another command.
    init?(_ name: String) {
        var base = Substring(name)
        while let last = base.last, last == "+" || last == "S" {
            if last == "+" { options.isDetailed = true } else { options.includesSystem = true }
            base.removeLast()
        }
        for listing in Listing.all where ([listing.command] + listing.aliases).contains(String(base)) {
            self.listing = listing
            return
        }
        if let listing = Listing.all.first(where: { !$0.letters.isEmpty && base.hasPrefix($0.command) }) {
            let letters = base.dropFirst(listing.command.count)
            guard letters.allSatisfy(listing.letters.contains) else { return nil }
            options.letters = String(letters)
            self.listing = listing
            return
        }
        guard base.first == "d" else { return nil }
        options.letters = String(base.dropFirst())
        if Listing.relations(options) == nil { return nil }
    }
}

extension CommandCall {
    /// The OID of the object that the argument names.
    fileprivate func oid(_ what: String, type: String, signature: String) async throws -> String {
        let name = try required("the name of \(what)", .wholeStatement)
        let type = name.contains("(") ? signature : type
        let result = try await runner.session.query("SELECT \(SQL.literal(name))::pg_catalog.\(type)::pg_catalog.oid")
        return result.rows.row(0)[0] ?? "0"
    }

    fileprivate func describe(_ name: DescribeName) async throws -> Bool {
        var options = name.options
        options.pattern = try word(.pattern)
        let database = try await runner.database()
        if name.listing == nil, options.letters.isEmpty, options.pattern != nil {
            return try await describeRelations(options, database: database)
        }
        guard var listing = name.listing ?? Listing.relations(options) else { throw MetaCommand.unknown(self.name) }
        if !options.letters.isEmpty, name.listing?.command == "df" {
            let kinds = options.letters.compactMap { Listing.functionKinds[$0] }
            listing.conditions.append("(" + kinds.map { "(\($0))" }.joined(separator: " OR ") + ")")
        }
        if name.listing?.command == "dx", options.isDetailed { return try await describeExtensions(listing, options, database: database) }
        if name.listing?.command == "df" {
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
        if report.result.rows.isEmpty, listing.noneFound != nil {
            throw ScriptCommandError(
                options.pattern.map { "Did not find any relation named \"\($0)\"" } ?? "Did not find any relations")
        }
        try await host.show(.report(report))
        return true
    }

    /// `\dx+`: the objects in each extension.
    private func describeExtensions(_ listing: Listing, _ options: DescribeOptions, database: String) async throws -> Bool {
        var listing = listing
        listing.columns = [Listing.Column("Name", "e.extname"), Listing.Column("OID", "e.oid")]
        let extensions = try await runner.session.query(
            try listing.query(options, version: runner.session.serverVersion, database: database))
        if extensions.rows.isEmpty {
            throw ScriptCommandError(
                options.pattern.map { "Did not find any extension named \"\($0)\"" } ?? "Did not find any extensions")
        }
        for row in extensions.rows.all {
            let objects = try await runner.session.query(
                """
                SELECT pg_catalog.pg_describe_object(classid, objid, 0) AS "Object description" FROM pg_catalog.pg_depend
                WHERE refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND refobjid = \(SQL.literal(row[1] ?? "0"))
                  AND deptype = 'e' ORDER BY 1
                """)
            try await host.show(.report(Report(title: "Objects in extension \"\(row[0] ?? "")\"", result: objects)))
        }
        return true
    }

    private func describeRelations(_ options: DescribeOptions, database: String) async throws -> Bool {
        let description = RelationDescription(runner.session, isDetailed: options.isDetailed)
        let relations = try await description.relations(options, database: database)
        if relations.isEmpty { throw ScriptCommandError("Did not find any relation named \"\(options.pattern ?? "")\"") }
        for relation in relations { try await host.show(.report(try await description.report(relation))) }
        return true
    }
}
