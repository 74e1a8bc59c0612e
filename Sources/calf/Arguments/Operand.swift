/// A declared operand: an argument identified by its position.
struct Operand: Sendable {
    enum Count: Sendable { case one, optional, many }

    /// In capitals, such as `LESSON`.
    var name: String
    var count: Count = .one
    var completion = Completion.none
    /// The valid words; empty if any word is valid.
    var choices: [String] = []

    /// As shown in usage lines: `LESSON`, `[EXERCISE]`, `[PATH…]`, `start|stop`.
    var usage: String {
        let name = choices.isEmpty ? name : choices.joined(separator: "|")
        return switch count {
        case .one: name
        case .optional: "[\(name)]"
        case .many: "[\(name)…]"
        }
    }

    static func lesson(_ count: Count = .one) -> Operand { Operand(name: "LESSON", count: count, completion: .lessons) }
    static func exercise(_ count: Count = .one) -> Operand { Operand(name: "EXERCISE", count: count, completion: .exercises) }
}

/// What a shell completes for a value or operand without fixed choices.
enum Completion: Sendable {
    case none, files, folders, lessons, commands
    /// The exercises of the lesson given as the first operand.
    case exercises
}
