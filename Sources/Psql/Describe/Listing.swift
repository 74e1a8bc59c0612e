import Postgres
import SQLText

/// A command that lists objects, such as `\dn`: the columns that it shows, and the query for them.
struct Listing: Sendable {
    struct Column: Sendable {
        var name: String
        var expression: String
        var scope = DescribeScope()
    }

    /// The command's name, without letters that select kinds of objects.
    var command: String
    /// Alternative names.
    var aliases: [String]
    /// The letters that can follow the name, such as the `t` and `v` of `\dtv`. One of the conditions of the given letters must hold.
    var kinds: [(letter: Character, condition: String?)]
    /// The letters that apply if none with a condition is given.
    var defaultKinds: String
    /// What it lists, as in the help: "tables".
    var objects: String
    var title: String
    /// The title without a pattern, if that lists less.
    var unpatternedTitle: String?
    var columns: [Column]
    var from: String
    /// Conditions for every row.
    var conditions: [String]
    /// Additional conditions without a pattern and without `S`.
    var unpatterned: [String]
    var names: NamePattern.Names?
    /// Names that may match instead.
    var otherNames: NamePattern.Names?
    /// The names for a second pattern.
    var secondNames: NamePattern.Names?
    var order: String
    /// What was not found, by the number of patterns; said instead of showing an empty table.
    var notFound: [String]
    var showsCount: Bool
    /// What `+` shows instead of more columns.
    var details: ObjectDetails?

    var commands: [String] { [command] + aliases }

    /// The complete query.
    func query(_ options: DescribeOptions, version: Int, database: String) throws(ScriptCommandError) -> String {
        var all = conditions
        let selected = kinds.filter { options.kinds.contains($0.letter) }.compactMap(\.condition)
        if !selected.isEmpty { all.append("(" + selected.joined(separator: " OR ") + ")") }
        if options.pattern == nil, !options.includesSystem { all += unpatterned }
        if let names { all += try conditions(names, options.pattern, database) }
        if let otherNames, let last = all.popLast() {
            all.append("(\(last) OR \(try conditions(otherNames, options.pattern, database).joined(separator: " AND ")))")
        }
        if let secondNames, let pattern = options.secondPattern { all += try conditions(secondNames, pattern, database) }
        let shown = columns.filter { $0.scope.includes(options.kinds, isDetailed: options.isDetailed, version: version) }
        return shown.selectClause + "\nFROM \(from)"
            + (all.isEmpty ? "" : "\nWHERE " + all.joined(separator: "\n  AND "))
            + "\nORDER BY \(order)"
    }

    private func conditions(
        _ names: NamePattern.Names, _ pattern: String?, _ database: String
    ) throws(ScriptCommandError) -> [String] {
        let conditions = try NamePattern(pattern ?? "", areSymbols: names.areSymbols).conditions(names, database: database)
        return otherNames == nil || conditions.isEmpty ? conditions : ["(" + conditions.joined(separator: " AND ") + ")"]
    }

    /// `\dP`, whose title, columns, and order depend on what it lists.
    func partitioned(_ options: DescribeOptions) -> Listing {
        let isMixed = options.kinds.contains("t") && options.kinds.contains("i")
        let showsParents = options.kinds.contains("n") || options.pattern != nil
        var listing = self
        if !isMixed {
            listing.title = "List of partitioned " + (options.kinds.contains("t") ? "tables" : "indexes")
            listing.columns.removeAll { $0.name == "Type" }
        }
        if !showsParents {
            listing.conditions.append("NOT c.relispartition")
            listing.columns.removeAll { $0.name == "Parent name" }
        }
        listing.order = "1" + (isMixed ? ", \"Type\" DESC" : "") + (showsParents ? ", \"Parent name\" NULLS FIRST" : "") + ", 2"
        return listing
    }

    /// The short names of types that the catalog knows under another name, as in psql's `\df`.
    private static let typeNames = ["decimal": "numeric", "float": "double precision", "int": "integer"]

    /// The condition for functions whose argument at this index has a type that matches a pattern; `-` stands for no argument.
    static func argument(_ index: Int, hasType pattern: String, database: String) throws(ScriptCommandError) -> String {
        if pattern == "-" { return "p.proargtypes[\(index)] IS NULL" }
        let suffix = pattern.hasSuffix("[]") ? "[]" : ""
        let name = String(pattern.dropLast(suffix.count))
        let types = NamePattern.Names(
            name: "t.typname", alternative: "pg_catalog.format_type(t.oid, NULL)", schema: "nt.nspname",
            visibility: "pg_catalog.pg_type_is_visible(t.oid)")
        let matches = try NamePattern((typeNames[name.lowercased()] ?? name) + suffix).conditions(types, database: database)
        return "EXISTS (SELECT FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_namespace nt ON nt.oid = t.typnamespace "
            + "WHERE t.oid = p.proargtypes[\(index)] AND " + matches.joined(separator: " AND ") + ")"
    }
}

extension [Listing.Column] {
    var selectClause: String { "SELECT " + map { "\($0.expression) AS \(SQL.identifier($0.name))" }.joined(separator: ",\n  ") }
}

/// When a column or a footer is shown.
struct DescribeScope: Sendable {
    /// Only with `+` (`true`), only without it (`false`), or always (`nil`).
    var isDetail: Bool?
    /// With one of these letters for kinds of objects; `nil` if always.
    var kinds: String?
    /// The server versions that have it, in libpq's format.
    var versions = 0..<Int.max

    func includes(_ selected: String, isDetailed: Bool, version: Int) -> Bool {
        isDetail != !isDetailed && kinds?.contains { selected.contains($0) } != false && versions.contains(version)
    }
}

/// What follows the name of a `\d` command.
struct DescribeOptions: Sendable {
    /// The letters for kinds of objects.
    var kinds = ""
    var isDetailed = false
    var includesSystem = false
    var pattern: String?
    var secondPattern: String?
}

/// What a command such as `\dx+` shows about each object.
struct ObjectDetails: Sendable {
    struct Part: Sendable {
        /// `%` stands for the object's name.
        var title: String
        /// `$1` is the object's OID.
        var query: String
        var showsCount: Bool
        var footers: [Footer]
    }

    /// What an object is called if none is found.
    var kind: String
    /// SQL expressions for the name and the OID.
    var name: String
    var oid: String
    var parts: [Part]
}

/// Lines below a table. The server formats them.
struct Footer: Sendable {
    enum Form: Sendable {
        case plain
        case headed(String)
        /// After a label, separated by commas.
        case labeled(String)
        /// Each row has its group before the line. The groups appear in this order.
        case grouped([(group: String, heading: String)])
    }

    var scope: DescribeScope
    var form: Form
    /// `$1` is the object's OID.
    var query: String

    func lines(_ result: QueryResult) -> [String] {
        let rows = result.rows.all
        let lines = rows.compactMap { $0[0] }
        switch form {
        case .plain: return lines
        case .headed(let heading): return lines.isEmpty ? [] : [heading] + lines
        case .labeled(let label):
            return lines.enumerated().map { index, line in
                (index == 0 ? label + ": " : String(repeating: " ", count: label.count + 2)) + line
                    + (index == lines.count - 1 ? "" : ",")
            }
        case .grouped(let groups):
            return groups.flatMap { group, heading in
                let lines = rows.filter { $0[0] == group }.compactMap { $0[1] }
                return lines.isEmpty ? [] : [heading] + lines
            }
        }
    }
}
