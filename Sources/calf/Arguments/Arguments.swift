/// What was typed, sorted by its declaration.
struct Arguments: Sendable {
    /// The command's name; empty for none.
    var command: String
    var options: [String: [String]] = [:]
    var operands: [String] = []

    func has(_ option: String) -> Bool { options[option] != nil }

    /// The last one given counts.
    subscript(option: String) -> String? { options[option]?.last }

    /// The operand at a place, if there are that many.
    func operand(_ index: Int) -> String? { operands.indices.contains(index) ? operands[index] : nil }

    /// A whole number in a range.
    func number(_ option: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
        guard let text = self[option] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError(
                "--\(option) wants a number from \(range.lowerBound) to \(range.upperBound), not '\(text)'", command: command)
        }
        return number
    }
}

/// Something typed that calf does not understand. Ends with exit code 2.
struct UsageError: Error {
    var message: String
    /// The command whose help says more; empty for calf's own.
    var command: String

    init(_ message: String, nearest: String? = nil, command: String) {
        self.message = nearest.map { "\(message); did you mean '\($0)'?" } ?? message
        self.command = command
    }
}
