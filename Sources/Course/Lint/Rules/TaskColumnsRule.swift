import SQLText

enum TaskColumnsRule: LessonRule {
    static let name = "task-columns"
    static let summary = "The task of a query says which columns its result must contain."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises(with: { blocks in blocks.map(\.plain).joined(separator: " ").lowercased() }).compactMap { exercise, task in
            guard exercise.isSQL, exercise.returnsRows, !task.contains("column"), !exercise.columnWords.contains(where: task.contains)
            else { return nil }
            let message = "the task of '\(exercise.title)' doesn't say which columns to return; name them, as in 'Return two columns: …'"
            return Finding(message: message, location: exercise.location)
        }
    }
}

extension Exercise {
    /// The words in the names of the columns that the solution uses.
    fileprivate var columnWords: [String] {
        var words: [String] = []
        for block in solution {
            // A solution that doesn't parse is reported when it is verified.
            do {
                let tree = try Tree(parsing: block.text)
                for name in tree.columnAliases + tree.columnReferences { words += name.lowercased().split(separator: "_").map(String.init) }
            } catch { continue }
        }
        return words.filter { $0.count > 2 }
    }

    /// Whether the answer is a query whose rows are compared.
    fileprivate var returnsRows: Bool {
        if let check, check.state != nil || check.schema != nil || check.plan != nil || check.sessions { return false }
        let constructs = Tree.constructs(in: solution.map(\.text).joined(separator: "\n"))
        return constructs.contains("select")
            && constructs.isDisjoint(with: ["insert", "update", "delete", "merge", "create table", "create view"])
    }
}
