import Postgres

/// A command that lists objects, such as `\dn`: the columns that it shows, and the query for them.
struct Listing: Sendable {
    struct Column: Sendable {
        var name: String
        var expression: String
        /// Shown only with `+`.
        var isDetail = false
        /// The server versions that support the expression, in libpq's format.
        var versions = 0..<Int.max

        init(_ name: String, _ expression: String, isDetail: Bool = false, versions: Range<Int> = 0..<Int.max) {
            self.name = name
            self.expression = expression
            self.isDetail = isDetail
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
    var order = "1"
    /// The message if nothing is found, instead of an empty table; `%` is replaced by the pattern.
    var noneFound: String?
    var showsCount = true

    typealias Names = NamePattern.Names

    /// The complete query.
    func query(_ options: DescribeOptions, version: Int, database: String) throws(ScriptCommandError) -> String {
        let shown = columns.filter { $0.versions.contains(version) && (!$0.isDetail || options.isDetailed) }
        var all = conditions
        if options.pattern == nil, !options.includesSystem { all += unpatterned }
        if let names { all += try NamePattern(options.pattern ?? "", areSymbols: names.areSymbols).conditions(names, database: database) }
        return "SELECT " + shown.map { "\($0.expression) AS \(SQL.identifier($0.name))" }.joined(separator: ",\n  ")
            + "\nFROM \(from)"
            + (all.isEmpty ? "" : "\nWHERE " + all.joined(separator: "\n  AND "))
            + "\nORDER BY \(order)"
    }
}

/// What follows the name of a `\d` command.
struct DescribeOptions: Sendable {
    var letters = ""
    var isDetailed = false
    var includesSystem = false
    var pattern: String?
}
