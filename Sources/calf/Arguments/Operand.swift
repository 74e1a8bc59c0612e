/// One thing that a command is given by its place, as it is declared.
struct Operand: Sendable {
    enum Count: Sendable { case one, optional, many }
    enum Kind: Sendable { case lesson, exercise, file, folder, other }

    /// In capitals, such as `LESSON`.
    var name: String
    var count: Count = .one
    var kind: Kind = .other
    /// Where only some words are valid.
    var choices: [String] = []

    /// As usage shows it: `LESSON`, `[EXERCISE]`, `[PATH…]`, `start|stop`.
    var usage: String {
        let name = choices.isEmpty ? name : choices.joined(separator: "|")
        return switch count {
        case .one: name
        case .optional: "[\(name)]"
        case .many: "[\(name)…]"
        }
    }

    static func lesson(_ count: Count = .one) -> Operand { Operand(name: "LESSON", count: count, kind: .lesson) }
}
