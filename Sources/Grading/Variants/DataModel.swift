/// The tables of a template whose data can be varied, and what they hold.
struct DataModel: Sendable {
    /// Each after those it refers to, as far as that can be.
    var tables: [DataTable] = []
    var base = DataState()
    var codes = ValueCodes()
    /// Where each row of the given data lies in its table, as the server addresses it.
    var addresses: [String: [String]] = [:]
    /// Tables that stay as they are, and why.
    var fixedTables: [String: FixedTable] = [:]
    /// Large tables are left out, because the scripts it was read for don't use them.
    var isPartial = false

    /// Of a table with more rows, variants hold a sample.
    static let mostRows = 1_500

    /// The tables that refer to this one, itself included where it does.
    func referrers(to name: String) -> [(table: DataTable, reference: DataTable.Reference)] {
        tables.flatMap { table in table.references.filter { $0.table == name }.map { (table, $0) } }
    }
}

extension DataModel {
    /// Without what refers to rows that are gone.
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

/// How a table is defined, as far as it matters for making data that it accepts.
struct DataTable: Sendable {
    struct Column: Sendable {
        var name: String
        /// As the server writes it, with its modifier.
        var type: String
        var family: ValueFamily
        var isNotNull: Bool
        /// The server computes its values.
        var isGenerated: Bool
    }

    struct Reference: Sendable, Hashable {
        var columns: [Int]
        var table: String
        var targets: [Int]
        /// No constraint makes it hold; the data does.
        var isImplied = false
    }

    /// As `RelationName` reads it.
    var name: String
    /// It is emptied and filled row by row: it is partitioned, holds a sample only, or refers to such a table.
    var isRebuilt = false
    /// Not all of its rows are here.
    var isSampled = false
    /// Something else happens when a row of it changes.
    var hasTriggers = false
    var columns: [Column] = []
    var primary: [Int] = []
    /// Sets of columns that are unique together.
    var keys: [[Int]] = []
    var references: [Reference] = []
    /// Sets of columns of which one CHECK speaks.
    var checked: [[Int]] = []
    /// CHECK conditions on single columns: the column, and the condition in SQL.
    var conditions: [(column: Int, sql: String)] = []
    /// Columns whose values refer to what is not known, and so stay as they are.
    var fixed: Set<Int> = []
    /// Some table refers to it, maybe one that is not varied.
    var isReferenced = false
    /// A table that is not varied refers to it, so that none of its rows can go.
    var isHeld = false
    /// Each of its rows has rows that refer to it in a table that is not varied, so no row can be added.
    var needsChildren = false

    /// Its name as SQL.
    var sql: String { RelationName(name).sql }

    func isInKey(_ column: Int) -> Bool { keys.contains { $0.contains(column) } }

    func isUnique(_ column: Int) -> Bool { keys.contains([column]) }
}

/// Why the rows of a table are not varied.
package enum FixedTable: String, Sendable, Hashable, Codable {
    case foreign
    case security
    case rules
    case inheritance
    case triggersOnLargeTable
    /// A table that is not varied refers to it, and it is too large to be changed row by row.
    case referredTo
}

/// What the tables hold in one version of the data.
struct DataState: Sendable, Equatable {
    struct Row: Sendable, Equatable {
        /// The row of the given data that it comes from.
        var origin: Int?
        var values: [Int]

        /// The values of these columns, for finding rows that belong together.
        func key(_ columns: [Int]) -> [Int] { columns.map { values[$0] } }
    }

    var rows: [String: [Row]] = [:]

    subscript(table: String) -> [Row] {
        get { rows[table] ?? [] }
        set { rows[table] = newValue }
    }
}
