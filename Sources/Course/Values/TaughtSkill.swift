/// Something that a lesson teaches, and the exercises whose solutions use it.
package struct TaughtSkill: Sendable, Equatable {
    /// As in the lesson's `teaches`, in lowercase.
    package var name: String
    /// Their IDs; at least one.
    package var exercises: [String]

    /// What no solution uses, such as a word of the text, can't be shown by solving an exercise, so it's no skill.
    static func all(_ taught: [String], in lesson: LessonOutline) -> [TaughtSkill] {
        let used = zip(lesson.exercises, lesson.names)
        return taught.map { name in TaughtSkill(name: name, exercises: used.filter { $1.contains(name) }.map(\.0)) }
            .filter { !$0.exercises.isEmpty }
    }
}

/// The names of what lessons teach.
struct TaughtNames {
    private var names: Set<String> = []
    /// By their first words, so that not each of many is looked for.
    private var byWord: [Substring: [String]] = [:]

    mutating func insert(_ name: String) {
        if names.insert(name).inserted { byWord[name.prefix { $0 != " " }, default: []].append(name) }
    }

    /// What a lesson's solutions use of them, and it doesn't teach itself.
    func skills(usedIn lesson: LessonOutline) -> [TaughtSkill] {
        let found = lesson.names.reduce(into: Set<String>()) { found, code in
            found.formUnion(code.constructs.intersection(names))
            for word in code.words { found.formUnion(byWord[word] ?? []) }
        }
        return TaughtSkill.all(found.subtracting(lesson.teaches).sorted(), in: lesson)
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
