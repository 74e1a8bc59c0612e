import Postgres
import Primitives
import SQLText

/// An answer as submitted, and whether it is readable text.
enum AnswerText: Equatable {
    case text(String)
    /// Text that fails whatever the task is.
    case refused(Finding)
    case notText(TextFlaw)

    /// The maximum length of an answer, in bytes.
    static let longest = 256 << 10
    /// The maximum number of statements in an answer; all of them are parsed before any of them runs.
    static let maxStatements = 2_000

    static func read(_ bytes: [UInt8]) -> AnswerText {
        if let flaw = TextFlaw(in: bytes) { return .notText(flaw) }
        if bytes.count > longest { return .refused(.textTooLong(kilobytes: longest >> 10)) }
        if let start = OperatorRun.tooLong(in: bytes) {
            let line = bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1
            return .refused(.tooManySigns(line: line, limit: OperatorRun.maxLength))
        }
        return .text(String(decoding: bytes.withoutMark, as: UTF8.self))
    }
}
