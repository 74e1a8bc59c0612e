import Postgres

/// The output of `\d NAME` for one relation.
struct RelationDescription {
    private let session: PostgresSession
    private let queries: DescribeQueries
    private let isDetailed: Bool

    init(_ session: PostgresSession, _ queries: DescribeQueries, isDetailed: Bool) {
        self.session = session
        self.queries = queries
        self.isDetailed = isDetailed
    }

    /// A relation that matches a pattern.
    struct Relation {
        var oid: String
        var schema: String
        var name: String
        var kind: Character
        var isUnlogged: Bool
    }

    /// The relations that match a pattern; system relations only if the pattern names them.
    func relations(_ options: DescribeOptions, database: String) async throws -> [Relation] {
        var (listing, options) = (queries.relations, options)
        options.kinds = ""
        listing.columns = [
            ("Schema", "n.nspname"), ("Name", "c.relname"), ("OID", "c.oid"), ("Kind", "c.relkind"), ("Unlogged", "c.relpersistence = 'u'"),
        ].map { Listing.Column(name: $0.0, expression: $0.1) }
        let result = try await session.query(try listing.query(options, version: session.serverVersion, database: database))
        return result.rows.all.map { row in
            Relation(
                oid: row[2] ?? "", schema: row[0] ?? "", name: row[1] ?? "", kind: row[3]?.first ?? " ", isUnlogged: row[4] == "t")
        }
    }

    func report(_ relation: Relation) async throws -> Report {
        let columns = relation.kind == "S" ? queries.sequence : attributes(of: relation.kind)
        var report = Report(title: title(of: relation), result: try await session.query(columns.replacing("$1", with: relation.oid)))
        report.showsCount = false
        report.isAlwaysTable = relation.kind != "S"
        report.isLeftAligned = relation.kind != "S"
        for footer in queries.footers where includes(footer.scope, relation.kind) {
            report.footers += footer.lines(try await session.query(footer.query.replacing("$1", with: relation.oid)))
        }
        return report
    }

    private func includes(_ scope: DescribeScope, _ kind: Character) -> Bool {
        scope.includes(String(kind), isDetailed: isDetailed, version: session.serverVersion)
    }

    private static let kinds: [Character: String] = [
        "r": "table", "v": "view", "m": "materialized view", "S": "sequence", "i": "index", "I": "partitioned index", "t": "TOAST table",
        "c": "composite type", "f": "foreign table", "p": "partitioned table",
    ]

    private func title(of relation: Relation) -> String {
        let kind = (relation.isUnlogged ? "unlogged " : "") + (Self.kinds[relation.kind] ?? "relation")
        return kind.prefix(1).uppercased() + kind.dropFirst() + " \"\(relation.schema).\(relation.name)\""
    }

    /// The query for the columns of a relation of this kind.
    private func attributes(of kind: Character) -> String {
        queries.columns.filter { includes($0.scope, kind) }.selectClause
            + "\nFROM pg_catalog.pg_attribute a WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"
    }
}
