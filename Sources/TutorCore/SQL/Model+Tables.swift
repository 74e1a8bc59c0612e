/// Keeping the tables known that F9 and completion show.
extension Model {
    /// Reads the shown tables again.
    func readTables() -> [Effect] { lesson.map { [.readTables($0.id, copy: $0.copyOfTables)] } ?? [] }

    /// Reads the tables of the data that the learner uses now. An exercise's copy of the data is made here, when the learner first does
    /// more than read its task, so these effects come before those that use it.
    mutating func syncTables() -> [Effect] {
        guard let lesson, case .ready = lesson.database, lesson.copy != lesson.copyOfTables else { return [] }
        if lesson.copy != nil, lesson.focus == .text, !showsTables { return [] }
        self.lesson?.copyOfTables = lesson.copy
        return readTables()
    }

    private var showsTables: Bool { if case .tables = overlay { true } else { false } }
}
