import Postgres
import SQLText

/// A command that lists objects, such as `\dn`: the columns that it shows, and the query for them.
struct Listing: Sendable {
    struct Column: Sendable {
        var name: String
        var expression: String
        /// Shown only with `+`.
        var isDetail = false
        /// Not shown with `+`.
        var isBrief = false
        /// The server versions that support the expression, in libpq's format.
        var versions = 0..<Int.max

        init(_ name: String, _ expression: String, isDetail: Bool = false, isBrief: Bool = false, versions: Range<Int> = 0..<Int.max) {
            self.name = name
            self.expression = expression
            self.isDetail = isDetail
            self.isBrief = isBrief
            self.versions = versions
        }
    }

    /// The command's name, without letters that select kinds of objects.
    var command: String
    /// Alternative names.
    var aliases: [String] = []
    /// Letters that may follow the name, such as the `t` and `v` of `\dtv`.
    var letters = ""
    /// What it lists, as in the help: "tables".
    var objects: String
    var title: String
    /// The title without a pattern, if that lists less.
    var unpatternedTitle: String?
    var columns: [Column]
    var from: String
    /// Conditions for every row.
    var conditions: [String] = []
    /// Additional conditions without a pattern and without `S`.
    var unpatterned: [String] = []
    var names: Names?
    /// Names that may match instead.
    var otherNames: Names?
    /// The names for a second pattern.
    var secondNames: Names?
    var order = "1"
    /// What was not found, said instead of showing an empty table.
    var noneFound: (@Sendable (DescribeOptions) -> String)?
    var showsCount = true
    /// What `+` shows instead of more columns.
    var details: ObjectDetails?

    typealias Names = NamePattern.Names

    /// The complete query.
    func query(_ options: DescribeOptions, version: Int, database: String) throws(ScriptCommandError) -> String {
        let shown = columns.filter { $0.versions.contains(version) && (options.isDetailed ? !$0.isBrief : !$0.isDetail) }
        var all = conditions
        if options.pattern == nil, !options.includesSystem { all += unpatterned }
        if let names { all += try conditions(names, options.pattern, database) }
        if let otherNames, let last = all.popLast() {
            all.append("(\(last) OR \(try conditions(otherNames, options.pattern, database).joined(separator: " AND ")))")
        }
        if let secondNames, let pattern = options.secondPattern { all += try conditions(secondNames, pattern, database) }
        return "SELECT " + shown.map { "\($0.expression) AS \(SQL.identifier($0.name))" }.joined(separator: ",\n  ")
            + "\nFROM \(from)"
            + (all.isEmpty ? "" : "\nWHERE " + all.joined(separator: "\n  AND "))
            + "\nORDER BY \(order)"
    }

    private func conditions(_ names: Names, _ pattern: String?, _ database: String) throws(ScriptCommandError) -> [String] {
        let conditions = try NamePattern(pattern ?? "", areSymbols: names.areSymbols).conditions(names, database: database)
        return otherNames == nil || conditions.isEmpty ? conditions : ["(" + conditions.joined(separator: " AND ") + ")"]
    }
}

/// What follows the name of a `\d` command.
struct DescribeOptions: Sendable {
    var letters = ""
    var isDetailed = false
    var includesSystem = false
    var pattern: String?
    var secondPattern: String?

    /// The kind of the objects, and the pattern for their names.
    func named(_ kind: String) -> String { pattern.map { "\(kind) named \"\($0)\"" } ?? kind + "s" }
}

/// What a command such as `\dx+` shows about each object.
struct ObjectDetails: Sendable {
    struct Part: Sendable {
        /// `%` stands for the object's name.
        var title: String
        /// `$1` is the object's OID.
        var query: String
        var showsCount = true
        /// Queries for the lines below the table.
        var footers: [String] = []
    }

    /// What an object is called if none is found.
    var kind: String
    /// SQL expressions for the name and the OID.
    var name: String
    var oid: String
    var parts: [Part]
}
