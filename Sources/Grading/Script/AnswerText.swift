import Postgres
import SQLText

/// An answer as submitted, and whether it is readable text.
enum AnswerText: Equatable {
    case text(String)
    case unreadable(Finding)

    /// The maximum length of an answer, in bytes.
    static let longest = 256 << 10
    /// The maximum number of statements in an answer; all of them are parsed before any of them runs.
    static let mostStatements = 2_000

    static func read(_ bytes: [UInt8]) -> AnswerText {
        if bytes.count > longest { return .unreadable(.textTooLong(kilobytes: longest >> 10)) }
        if let start = OperatorRun.tooLong(in: bytes) {
            return .unreadable(.tooManySigns(line: line(of: start, in: bytes[...]), limit: OperatorRun.maxLength))
        }
        // Some editors start a file with a byte order mark, which is not part of the text.
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if let zero = bytes.firstIndex(of: 0) { return .unreadable(.nulByte(line: line(of: zero, in: bytes))) }
        if let text = String(validating: bytes, as: UTF8.self) { return .text(text) }
        return .unreadable(.notUTF8(line: line(of: firstBad(in: bytes), in: bytes)))
    }

    private static func line(of index: Int, in bytes: ArraySlice<UInt8>) -> Int {
        bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
    }

    /// The first byte at which the text stops being UTF-8.
    private static func firstBad(in bytes: ArraySlice<UInt8>) -> Int {
        var start = bytes.startIndex
        // Lines can be checked one by one, since no character spans a line break.
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            if String(validating: bytes[start..<end], as: UTF8.self) == nil { return start }
            start = end + 1
        }
        return start
    }
}
