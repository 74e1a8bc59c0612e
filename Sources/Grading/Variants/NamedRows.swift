import Course

/// The rows that the author's answers or the task mention, by their identifying values.
///
/// A learner may identify the row by any value in the task, and must always find the same one. So if the task mentions more than one of its
/// values, those values stay together in one row. A mentioned row is never deleted, and no other row gets its values.
struct NamedRows: Sendable {
    /// By table: for each row, the identifying columns and their values.
    private var rows: [String: [[Int: Int]]] = [:]

    init() {}

    /// - Parameters:
    ///   - values: what the author's answers compare with, by column name.
    ///   - task: the text of the task.
    init(in focus: [DataTable], of model: DataModel, _ profile: DataProfile, values: [String: [String]], task: String) {
        let words = TaskWords(task)
        for table in focus {
            let columns = table.columns.indices.filter { table.isUnique($0) || profile.has(.unique($0), table.name) }
            let names = table.columns.indices.compactMap { Self.names($0, in: table, model) }
            for row in model.base[table.name] {
                var known: [Int: Int] = [:]
                for column in columns {
                    guard let text = model.codes.text(row.values[column]) else { continue }
                    let isCompared = values[table.columns[column].name]?.contains(text) == true
                    if isCompared || words.speak(of: text, isKey: table.isInKey(column)) { known[column] = row.values[column] }
                }
                for (column, single) in names where !columns.contains(column) && single.contains(row.values[column]) {
                    guard let text = model.codes.text(row.values[column]), words.speak(of: text, isKey: false),
                        values[table.columns[column].name]?.contains(text) == true
                    else { continue }
                    known[column] = row.values[column]
                }
                if !known.isEmpty { rows[table.name, default: []].append(known) }
            }
            // A task that seems to mention this many rows doesn't mean any of them.
            if rows[table.name, default: []].count > 12 { rows[table.name] = nil }
        }
    }

    /// The texts that only one row has, in a column where few rows share one.
    private static func names(_ column: Int, in table: DataTable, _ model: DataModel) -> (column: Int, single: Set<Int>)? {
        let counts = Dictionary(grouping: model.base[table.name]) { $0.values[column] }.mapValues(\.count)
        guard table.columns[column].family == .text, counts.count * 4 >= model.base[table.name].count * 3 else { return nil }
        return (column, Set(counts.filter { $0.value == 1 }.keys))
    }

    /// Whether the row is mentioned.
    func holds(_ row: DataState.Row, of table: DataTable) -> Bool {
        (rows[table.name] ?? []).contains { known in known.contains { row.values[$0.key] == $0.value } }
    }

    /// Whether the row is mentioned by several values, including one in these columns.
    func isLinked(_ row: DataState.Row, of table: DataTable, columns: Set<Int>) -> Bool {
        (rows[table.name] ?? []).contains { known in
            known.count > 1 && !columns.isDisjoint(with: known.keys) && known.contains { row.values[$0.key] == $0.value }
        }
    }

    /// Whether all mentioned rows still exist, with their identifying values together.
    func areKept(in state: DataState, of table: DataTable, columns: Set<Int>? = nil) -> Bool {
        (rows[table.name] ?? []).allSatisfy { known in
            if let columns, columns.isDisjoint(with: known.keys) { return true }
            return state[table.name].contains { row in known.allSatisfy { row.values[$0.key] == $0.value } }
                && known.allSatisfy { column, value in state[table.name].count { $0.values[column] == value } == 1 }
        }
    }
}

/// The words of a task, for finding the values it mentions.
private struct TaskWords {
    private let text: String
    private let words: Set<Substring>

    init(_ text: String) {
        self.text = text
        words = Set(text.split { !$0.isLetter && !$0.isNumber })
    }

    /// Whether a value is mentioned, as a whole word. Short values and numbers are too ambiguous, unless they are keys.
    func speak(of value: String, isKey: Bool) -> Bool {
        guard isKey || value.count > 2 && value.contains(where: \.isLetter) else { return false }
        if value.allSatisfy({ $0.isLetter || $0.isNumber }) { return words.contains(value[...]) }
        guard let range = text.firstRange(of: value) else { return false }
        let (before, after) = (text[..<range.lowerBound].last, text[range.upperBound...].first)
        return [before, after].allSatisfy { $0.map { !$0.isLetter && !$0.isNumber } ?? true }
    }
}
