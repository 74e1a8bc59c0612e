import Explanations

/// The tables of a template whose data can be varied, and their contents.
struct DataModel: Sendable, Codable {
    /// Each after the tables it refers to, as far as possible.
    var tables: [DataTable] = []
    var base = DataState()
    var codes = ValueCodes()
    /// The server's address (ctid) of each row of the given data.
    var addresses: [String: [String]] = [:]
    /// Tables that are not varied.
    var fixedTables: Set<String> = []

    /// For a table with more rows, variants contain a sample.
    static let maxRows = 1_500

    /// The tables that refer to this one, including itself if it does.
    func referrers(to name: String) -> [(table: DataTable, reference: DataTable.Reference)] {
        tables.flatMap { table in table.references.filter { $0.table == name }.map { (table, $0) } }
    }
}

extension DataModel {
    /// The state without rows that refer to deleted rows.
    func withoutOrphans(_ state: DataState) -> DataState {
        var state = state
        var isStable = false
        while !isStable {
            isStable = true
            for table in tables {
                for reference in table.references {
                    let targets = Set(state[reference.table].map { row in row.key(reference.targets) })
                    let count = state[table.name].count
                    state[table.name].removeAll { row in
                        let key = row.key(reference.columns)
                        return !key.contains(ValueCodes.null) && !targets.contains(key)
                    }
                    if state[table.name].count != count { isStable = false }
                }
            }
        }
        return state
    }
}

/// How a table is defined, as far as that matters for generating data that it accepts.
struct DataTable: Sendable, Codable {
    struct Column: Sendable, Codable {
        var name: String
        /// As the server prints it, with its type modifier.
        var type: String
        var family: ValueFamily
        var isNotNull: Bool
        /// The server computes its values.
        var isGenerated: Bool

        /// A value with a fraction can't be stored.
        var isInteger: Bool { TypeName.isInteger(type) }
    }

    struct Reference: Sendable, Hashable, Codable {
        var columns: [Int]
        var table: String
        var targets: [Int]
        /// Not enforced by a constraint; the data just satisfies it.
        var isImplied = false
    }

    /// In the format that `RelationName` parses.
    var name: String
    /// It is emptied and refilled row by row: it is partitioned, contains only a sample, or refers to such a table.
    var isRebuilt = false
    /// Only some of its rows were read.
    var isSampled = false
    /// Changing its rows has side effects.
    var hasTriggers = false
    var columns: [Column] = []
    var primary: [Int] = []
    /// Sets of columns that are unique together.
    var keys: [[Int]] = []
    var references: [Reference] = []
    /// Sets of columns that are used in the same CHECK.
    var checked: [[Int]] = []
    /// Columns with a CHECK of their own.
    var checkedAlone: Set<Int> = []
    /// Columns that must not change, since their values refer to unknown data.
    var fixed: Set<Int> = []
    /// It and all tables that refer to it may be emptied and refilled, so required keys can be given to other rows.
    var mayRebuild = false
    /// Some table refers to it, possibly one that is not varied.
    var isReferenced = false
    /// A table that is not varied refers to it, so none of its rows can be deleted.
    var isHeld = false

    /// Its name as SQL.
    var sql: String { RelationName(name).sql }

    func isInKey(_ column: Int) -> Bool { keys.contains { $0.contains(column) } }

    func isUnique(_ column: Int) -> Bool { keys.contains([column]) }

    /// Whether a column only identifies rows together with others, and nothing depends on which row it identifies.
    func isPartOfKeyOnly(_ column: Int) -> Bool {
        isInKey(column) && !isUnique(column) && !hasTriggers
            && (!isReferenced || mayRebuild && !primary.isEmpty && !primary.contains(column))
    }
}

/// The contents of the tables in one version of the data.
struct DataState: Sendable, Equatable, Codable {
    struct Row: Sendable, Equatable, Codable {
        /// The row of the given data that it comes from.
        var origin: Int?
        var values: [Int]

        /// The values of these columns, for finding related rows.
        func key(_ columns: [Int]) -> [Int] { columns.map { values[$0] } }
    }

    var rows: [String: [Row]] = [:]

    subscript(table: String) -> [Row] {
        get { rows[table] ?? [] }
        set { rows[table] = newValue }
    }
}
