import Postgres

/// An answer as it came, and whether it is text.
enum AnswerText: Equatable {
    case text(String)
    case unreadable(Finding)

    /// Bytes that an answer may have.
    static let longest = 256 << 10
    /// Statements that an answer may have: each is taken apart before any of them runs.
    static let mostStatements = 2_000

    static func read(_ bytes: [UInt8]) -> AnswerText {
        if bytes.count > longest { return .unreadable(.textTooLong(kilobytes: longest >> 10)) }
        if let start = OperatorRun.tooLong(in: bytes) {
            return .unreadable(.tooManySigns(line: line(of: start, in: bytes[...]), limit: OperatorRun.maxLength))
        }
        // Some editors begin a file with a mark that is no part of its text.
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if let zero = bytes.firstIndex(of: 0) { return .unreadable(.nulByte(line: line(of: zero, in: bytes))) }
        if let text = String(validating: bytes, as: UTF8.self) { return .text(text) }
        return .unreadable(.notUTF8(line: line(of: firstBad(in: bytes), in: bytes)))
    }

    private static func line(of index: Int, in bytes: ArraySlice<UInt8>) -> Int {
        bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
    }

    /// The first byte from which on the text is not UTF-8.
    private static func firstBad(in bytes: ArraySlice<UInt8>) -> Int {
        var start = bytes.startIndex
        // Lines are judged one by one: no character goes over a line's end.
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            if String(validating: bytes[start..<end], as: UTF8.self) == nil { return start }
            start = end + 1
        }
        return start
    }
}
