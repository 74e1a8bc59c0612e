/// A declared operand: an argument known by its position.
struct Operand: Sendable {
    enum Count: Sendable { case one, optional, many }

    /// In capitals, such as `LESSON`.
    var name: String
    var count: Count = .one
    var completion = Completion.none
    /// The valid words, if only some are.
    var choices: [String] = []

    /// The way usage shows it: `LESSON`, `[EXERCISE]`, `[PATH…]`, `start|stop`.
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

/// What a shell offers in place of a value or operand without fixed choices.
enum Completion: Sendable {
    case none, files, folders, lessons, commands
    /// The exercises of the lesson that is the first operand.
    case exercises
}
