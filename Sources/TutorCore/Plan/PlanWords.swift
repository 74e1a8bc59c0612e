package import Postgres

/// What plan nodes do, in the lessons' words.
package enum PlanWords {
    private struct Entry {
        /// `{table}`, `{index}` and `{key}` are replaced with the node's own.
        var sentence: String
        /// What a lesson that teaches this node lists under `teaches`; the first one taught is used.
        var concepts: [String]

        init(_ sentence: String, _ concepts: String...) {
            self.sentence = sentence
            self.concepts = concepts
        }
    }

    /// One sentence on what the node does, followed by what its numbers mean.
    package static func sentences(_ node: PlanNode) -> [String] {
        let sentence = filled(entry(node).sentence, node)
        return [sentence] + (node.wasNeverExecuted ? ["It never ran, because the node above it needed no rows from it."] : facts(node))
    }

    /// The concepts to look up in the lessons for a node.
    package static func concepts(_ node: PlanNode) -> [String] { entry(node).concepts + ["explain"] }

    /// All concepts that are looked up for nodes.
    package static let concepts: [String] = Set(entries.values.flatMap(\.concepts) + ["explain"]).sorted()

    private static func entry(_ node: PlanNode) -> Entry {
        entries[node.name] ?? entries[bareName(node)] ?? entries[node.type] ?? unknown
    }

    private static let unknown = Entry("calf has no description of this kind of node.")

    /// `Finalize GroupAggregate` is explained as `GroupAggregate`.
    private static func bareName(_ node: PlanNode) -> String {
        var name = node.name
        for prefix in ["Parallel ", "Partial ", "Finalize "] where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
        return name
    }

    private static func filled(_ sentence: String, _ node: PlanNode) -> String {
        let key = node.detail("Sort Key") ?? node.detail("Group Key") ?? "its key"
        return sentence.replacing("{table}", with: node.relation ?? node.alias ?? "the table")
            .replacing("{index}", with: node.index ?? "an index").replacing("{key}", with: key)
    }

    /// Facts about this node that a reader should not miss.
    private static func facts(_ node: PlanNode) -> [String] {
        var facts: [String] = []
        if let removed = node.removedRows, let kept = node.totalRows {
            facts.append("The \(removed.word) removed \(Int(removed.rows).grouped) of \(Int(removed.rows + kept).grouped) rows.")
        }
        if let fetches = node.number("Heap Fetches"), fetches > 0 {
            facts.append("For \(LessonText.counted(Int(fetches))), it also had to look in the table.")
        }
        if node.detail("Sort Method")?.contains("Disk") == true {
            facts.append("The rows didn't fit into its memory, so it sorted on disk.")
        }
        if let batches = batches(node), batches > 1 {
            facts.append("The table didn't fit into its memory, so it was split into \(batches) parts on disk.")
        }
        if node.loops > 1 { facts.append("It ran \(node.loops.grouped) times.") }
        return facts
    }

    /// `1024  Batches: 4  Memory Usage: 40kB`
    private static func batches(_ node: PlanNode) -> Int? {
        guard let text = node.detail("Buckets"), let start = text.firstRange(of: "Batches: ")?.upperBound else { return nil }
        return Int(text[start...].prefix { $0.isNumber })
    }

    private static let entries: [String: Entry] = [
        "Seq Scan": Entry("Reads the whole table {table}, from the first row to the last.", "seq scan"),
        "Parallel Seq Scan": Entry("Reads the whole table {table}. Several processes share the work.", "seq scan"),
        "Sample Scan": Entry("Reads a random part of the table {table}."),
        "Index Scan": Entry("Looks up values in the index {index}, and fetches their rows from {table}.", "create index"),
        "Index Scan Backward": Entry("Reads the index {index} backward, and fetches the rows from {table} in that order.", "create index"),
        "Index Only Scan": Entry("Reads only the index {index}, which has everything the query needs.", "create index"),
        "Index Only Scan Backward": Entry("Reads only the index {index}, backward. It has everything the query needs.", "create index"),
        "Bitmap Index Scan": Entry("Looks up values in the index {index}, and collects the positions of their rows.", "create index"),
        "Bitmap Heap Scan": Entry("Fetches the rows at the collected positions from {table}, page by page.", "create index"),
        "BitmapAnd": Entry("Keeps the positions that every index scan below it found.", "create index"),
        "BitmapOr": Entry("Keeps the positions that any index scan below it found.", "create index"),
        "Tid Scan": Entry("Fetches rows of {table} by their position."),
        "Tid Range Scan": Entry("Reads the pages of {table} between two positions."),
        "Subquery Scan": Entry("Passes on the rows of a subquery.", "subquery"),
        "Function Scan": Entry("Reads the rows that the function {table} returns."),
        "Table Function Scan": Entry("Reads rows from a document."),
        "Values Scan": Entry("Reads the rows that are written in the query.", "values"),
        "CTE Scan": Entry("Reads the rows of the WITH query {table}, which are computed once and kept.", "with"),
        "WorkTable Scan": Entry("Reads the rows of the previous step of a recursive query."),
        "Foreign Scan": Entry("Reads rows from another server."),
        "Nested Loop": Entry("For each row of the first side, searches the second. Good for few rows and an index.", "nested loop", "join"),
        "Hash Join": Entry(
            "Looks up each row of the first side in the table in memory that Hash built. Good for many rows.", "hash join", "join"),
        "Merge Join": Entry(
            "Walks through two sorted sides at the same time. Good for large sides that are sorted already.", "merge join", "join"),
        "Hash": Entry("Puts its rows into a table in memory, for the Hash Join above.", "hash join"),
        "Sort": Entry("Reads all its rows, and sorts them by {key}.", "order by"),
        "Incremental Sort": Entry("Sorts rows that are already partly sorted, a group at a time.", "order by"),
        "Group": Entry("Combines equal rows that follow each other into one group.", "group by"),
        "Aggregate": Entry("Reads all its rows, and computes one result.", "aggregate"),
        "GroupAggregate": Entry("Reads rows sorted by {key}, and computes a result for each group.", "group by"),
        "HashAggregate": Entry("Collects its rows in memory into groups by {key}, and computes a result for each.", "group by"),
        "MixedAggregate": Entry("Computes results for several kinds of groups.", "group by"),
        "WindowAgg": Entry("Computes a window function. Every row stays.", "window function"),
        "Unique": Entry("Drops rows that are equal to the one before.", "distinct"),
        "SetOp": Entry("Compares two lists of rows, for EXCEPT or INTERSECT.", "except"),
        "LockRows": Entry("Locks each row that it passes on.", "for update"),
        "Limit": Entry("Passes on the first rows, and then stops the nodes below.", "limit"),
        "Result": Entry("Computes values without reading a table."),
        "ProjectSet": Entry("Computes functions that return several rows."),
        "Append": Entry("Passes on the rows of each node below, one node after another.", "union all"),
        "Merge Append": Entry("Merges sorted rows from several nodes into one sorted list."),
        "Recursive Union": Entry("Repeats the second node below until it returns no new rows."),
        "Materialize": Entry("Keeps the rows it has read, so that they can be read again."),
        "Memoize": Entry("Keeps results of the node below, in case the same value is looked up again."),
        "Gather": Entry("Collects the rows of several processes that work at the same time."),
        "Gather Merge": Entry("Collects sorted rows of several processes, and keeps them sorted."),
        "Insert": Entry("Writes new rows into {table}.", "insert"),
        "Update": Entry("Writes changed rows into {table}.", "update"),
        "Delete": Entry("Deletes rows from {table}.", "delete"),
        "ModifyTable": Entry("Changes rows of {table}."),
    ]
}

extension PlanNode {
    /// The total number of rows returned in all loops.
    package var totalRows: Double? { rows.map { $0 * Double(max(1, loops)) } }

    /// The total number of rows read but not returned in all loops, and what removed them.
    package var removedRows: (rows: Double, word: String)? {
        for (name, word) in [("Rows Removed by Filter", "filter"), ("Rows Removed by Join Filter", "join condition")] {
            if let removed = number(name), removed > 0 { return (removed * Double(max(1, loops)), word) }
        }
        return nil
    }
}
