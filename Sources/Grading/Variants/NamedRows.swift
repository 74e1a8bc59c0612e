import Course

/// The rows that the author's answers or the task mention, by their identifying values.
///
/// A learner may identify the row by any value in the task, and must always find the same one. So if the task mentions more than one of its
/// values, those values stay together in one row. A mentioned row is never deleted.
struct NamedRows: Sendable, Codable {
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
            for row in model.base[table.name] {
                var known: [Int: Int] = [:]
                for column in columns {
                    guard let text = model.codes.text(row.values[column]) else { continue }
                    let isCompared = values[table.columns[column].name]?.contains(text) == true
                    if isCompared || words.speak(of: text, isKey: table.isInKey(column)) { known[column] = row.values[column] }
                }
                if !known.isEmpty { rows[table.name, default: []].append(known) }
            }
            // A task that seems to mention this many rows doesn't mean any of them.
            if rows[table.name, default: []].count > 12 { rows[table.name] = nil }
        }
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
