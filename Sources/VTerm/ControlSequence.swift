/// A control sequence (`ESC [` …), read.
struct ControlSequence {
    /// `<`, `=`, `>` or `?`.
    var leader: UInt8?
    /// Each with its parts, which stand between colons; `nil` where nothing is given.
    var parameters: [[Int?]]
    var intermediates: [UInt8]
    var last: UInt8

    /// The library has room for sixteen numbers.
    static let mostNumbers = 16
    /// No screen is larger, and no sum of two of these is more than a C integer holds.
    private static let greatest = 99_999_999

    /// What stood between `ESC [` and the last byte; `nil` where that is no sequence.
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
            if count > ControlSequence.mostNumbers { break }
            parameters.append(parts)
        }
        if numbers.isEmpty { parameters = [] }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.isEmpty ? nil : digits.reduce(0) { min(greatest, $0 * 10 + Int($1) - 0x30) }
    }

    /// The number at a place; `nil` if none is given.
    func number(_ index: Int) -> Int? { index < parameters.count ? parameters[index].first ?? nil : nil }

    /// Whether it is this one: its last byte, and what stands before its numbers.
    func isNamed(_ last: Character, leader: Character? = nil) -> Bool {
        self.leader == leader?.asciiValue && intermediates.isEmpty && self.last == last.asciiValue
    }

    /// As it is written.
    var text: String {
        let numbers = parameters.map { $0.map { $0.map(String.init) ?? "" }.joined(separator: ":") }.joined(separator: ";")
        let before = leader.map { String(Unicode.Scalar($0)) } ?? ""
        return "\u{1B}[" + before + numbers + String(decoding: intermediates, as: UTF8.self) + String(Unicode.Scalar(last))
    }
}
