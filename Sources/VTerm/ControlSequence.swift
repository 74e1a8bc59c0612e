/// A parsed control sequence (`ESC [` …).
struct ControlSequence {
    /// `<`, `=`, `>` or `?`.
    var leader: UInt8?
    /// The parameters, each with its subparameters, which are separated by colons; `nil` if none is given.
    var parameters: [[Int?]]
    var intermediates: [UInt8]
    var last: UInt8

    /// The library has room for sixteen numbers.
    static let maxNumbers = 16
    /// Larger than any screen, and small enough that the sum of two such numbers fits in a C integer.
    private static let greatest = 99_999_999

    /// Parses the bytes between `ESC [` and the last byte; `nil` if they are not a valid sequence.
    init?(_ body: [UInt8], last: UInt8) {
        self.last = last
        var rest = body[...]
        if let first = rest.first, (0x3C...0x3F).contains(first) {
            leader = first
            rest = rest.dropFirst()
        }
        let end = rest.firstIndex { $0 < 0x30 } ?? rest.endIndex
        let numbers = rest[..<end]
        intermediates = Array(rest[end...])
        guard numbers.allSatisfy({ $0 <= 0x3B }), intermediates.allSatisfy({ $0 < 0x30 }), intermediates.count < 3 else { return nil }
        parameters = []
        var count = 0
        for part in numbers.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
            let parts = part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(ControlSequence.number)
            count += parts.count
            if count > ControlSequence.maxNumbers { break }
            parameters.append(parts)
        }
        if numbers.isEmpty { parameters = [] }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.isEmpty ? nil : digits.reduce(0) { min(greatest, $0 * 10 + Int($1) - 0x30) }
    }

    /// The number at an index; `nil` if none is given.
    func number(_ index: Int) -> Int? { index < parameters.count ? parameters[index].first ?? nil : nil }

    /// Whether it is this sequence: compares the last byte and the leader.
    func isNamed(_ last: Character, leader: Character? = nil) -> Bool {
        self.leader == leader?.asciiValue && intermediates.isEmpty && self.last == last.asciiValue
    }

    /// The sequence in its encoded form.
    var text: String {
        let numbers = parameters.map { $0.map { $0.map(String.init) ?? "" }.joined(separator: ":") }.joined(separator: ";")
        let before = leader.map { String(Unicode.Scalar($0)) } ?? ""
        return "\u{1B}[" + before + numbers + String(decoding: intermediates, as: UTF8.self) + String(Unicode.Scalar(last))
    }
}
