/// The parsed command line.
struct Arguments: Sendable {
    /// The command's name as typed; empty for none.
    var command: String
    var options: [String: [String]] = [:]
    var operands: [String] = []
    /// The command's options in the order in which they were given.
    var given: [(name: String, value: String)] = []

    func has(_ option: String) -> Bool { options[option] != nil }

    /// The value of an option; the last one wins.
    subscript(option: String) -> String? { options[option]?.last }

    /// Every value of an option, in order.
    func values(_ option: String) -> [String] { options[option] ?? [] }

    /// The operand at an index, if there are that many.
    func operand(_ index: Int) -> String? { operands.indices.contains(index) ? operands[index] : nil }

    /// The integer value of an option, in a range.
    func number(_ option: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
        guard let text = self[option] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError(
                "--\(option) needs a number from \(range.lowerBound) to \(range.upperBound), not '\(text)'", command: command)
        }
        return number
    }

    /// Rejects two options that contradict each other.
    func exclude(_ one: String, _ other: String) throws(UsageError) {
        if has(one), has(other) { throw UsageError("use either --\(one) or --\(other), not both", command: command) }
    }
}
