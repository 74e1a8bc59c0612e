import Postgres

/// One command that lists objects, such as `\dn`: the columns it shows, and where they come from.
struct Listing: Sendable {
    struct Column: Sendable {
        var name: String
        var expression: String
        /// Shown with `+` only.
        var isDetail = false
        /// The servers that know the expression, as libpq numbers versions.
        var versions = 0..<Int.max

        init(_ name: String, _ expression: String, isDetail: Bool = false, versions: Range<Int> = 0..<Int.max) {
            self.name = name
            self.expression = expression
            self.isDetail = isDetail
            self.versions = versions
        }
    }

    /// The command's name, without letters that choose among its objects.
    var command: String
    /// Further names of it.
    var aliases: [String] = []
    /// Letters that may follow the name, such as the `t` and `v` of `\dtv`.
    var letters = ""
    /// What it lists, as its help says: "tables".
    var objects: String
    var title: String
    var columns: [Column]
    var from: String
    /// True of every row.
    var conditions: [String] = []
    /// What is shown without a pattern and without `S`.
    var unpatterned: [String] = []
    var names: Names?
    var order = "1"
    /// What is said where nothing is found, instead of an empty table; `%` is the pattern.
    var noneFound: String?
    var showsCount = true

    typealias Names = NamePattern.Names

    /// The whole query.
    func query(_ options: DescribeOptions, version: Int, database: String) throws(ScriptCommandError) -> String {
        let shown = columns.filter { $0.versions.contains(version) && (!$0.isDetail || options.isDetailed) }
        var all = conditions
        if options.pattern == nil, !options.includesSystem { all += unpatterned }
        if let names { all += try NamePattern(options.pattern ?? "").conditions(names, database: database) }
        return "SELECT " + shown.map { "\($0.expression) AS \(SQL.identifier($0.name))" }.joined(separator: ",\n  ")
            + "\nFROM \(from)"
            + (all.isEmpty ? "" : "\nWHERE " + all.joined(separator: "\n  AND "))
            + "\nORDER BY \(order)"
    }
}

/// What stands after the name of a `\d` command.
struct DescribeOptions: Sendable {
    var letters = ""
    var isDetailed = false
    var includesSystem = false
    var pattern: String?
}
