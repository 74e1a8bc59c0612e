/// Something that a lesson teaches, and the exercises whose solutions use it.
package struct TaughtSkill: Sendable, Equatable {
    /// As in the lesson's `teaches`, in lowercase.
    package var name: String
    /// Their IDs; at least one.
    package var exercises: [String]

    /// What no solution uses, such as a word of the text, can't be shown by solving an exercise, so it's no skill.
    static func all(_ teaches: [String], solutions: [(exercise: String, blocks: [CodeBlock])]) -> [TaughtSkill] {
        let used = solutions.map { (exercise: $0.exercise, names: CodeNames(in: $0.blocks)) }
        return teaches.map { name in TaughtSkill(name: name, exercises: used.filter { $0.names.contains(name) }.map(\.exercise)) }
            .filter { !$0.exercises.isEmpty }
    }
}

extension TaughtSkill {
    /// The name and the exercises, separated by tabs.
    var stored: String { ([name] + exercises).joined(separator: "\t") }

    init(stored: String) {
        let fields = stored.split(separator: "\t").map(String.init)
        self.init(name: fields.first ?? "", exercises: Array(fields.dropFirst()))
    }
}
