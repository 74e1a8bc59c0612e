import Course
import Grading
import Testing
import Verdicts

/// Answers in what editors, shells, and word processors write instead of UTF-8.
@Suite(.realServer, .timeLimit(.minutes(10))) struct NotTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var says: String
        var bytes: [UInt8]

        init(_ bytes: [UInt8], says: String) {
            self.says = says
            self.bytes = bytes
        }

        init(_ text: String, says: String) { self.init(Array(text.utf8), says: says) }

        /// "SELECT 1" with zeros around each character.
        init(start: [UInt8] = [], before: Int = 0, after: Int = 0, says: String) {
            func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }
            self.init(start + "SELECT 1".utf8.flatMap { zeros(before) + [$0] + zeros(after) }, says: says)
        }

        var testDescription: String { says }
    }

    @Test(arguments: [
        Case(
            Array("SELECT 1;\nSELECT 'caf".utf8) + [0xE9, 0x27],
            says:
                "Line 2 of your answer is not valid UTF-8. If it is Latin-1 or Windows-1252, convert it: iconv -f WINDOWS-1252 -t UTF-8 FILE"
        ),
        Case("SELECT 1;\nSELECT \01", says: "Line 2 of your answer has a NUL byte, which text can't contain. Save the file as plain text."),
        Case(Array(0...255), says: "Line 1 of your answer has a NUL byte, which text can't contain. Save the file as plain text."),
        Case(
            start: [0xFF, 0xFE], after: 1,
            says: "Your answer is UTF-16 text. Save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8 FILE"),
        Case(after: 1, says: "Your answer is UTF-16 text. Save it as UTF-8, or convert it: iconv -f UTF-16LE -t UTF-8 FILE"),
        Case(before: 1, says: "Your answer is UTF-16 text. Save it as UTF-8, or convert it: iconv -f UTF-16BE -t UTF-8 FILE"),
        Case(
            start: [0xFF, 0xFE, 0, 0], after: 3,
            says: "Your answer is UTF-32 text. Save it as UTF-8, or convert it: iconv -f UTF-32 -t UTF-8 FILE"),
        Case(
            Array("PK\u{3}\u{4}".utf8) + Array(repeating: 0x80, count: 300_000),
            says: "Your answer is a Word or OpenDocument file, or another ZIP archive. Save its text as a plain text file."),
        Case(#"{\rtf1\ansi SELECT 1;}"#, says: "Your answer is an RTF file. Save its text as a plain text file."),
        Case("%PDF-1.7", says: "Your answer is a PDF file. Save its text as a plain text file."),
        Case("PGDMP\u{1}", says: "Your answer is a dump in pg_dump's custom format. Convert it to SQL: pg_restore -f - FILE"),
    ])
    func `an answer that isn't text is not judged, and the feedback says how to make it text`(_ given: Case) async throws {
        let judgement = try await judgement(of: given.bytes, solution("SELECT 1;"))
        #expect(judgement.verdict == .error)
        #expect(judgement.feedback.map(\.message) == [given.says])
        #expect(judgement.feedback.first?.kind == .unjudged)
    }

    @Test func `a byte order mark is no part of an answer`() async throws {
        let marked = try await judgement(of: [0xEF, 0xBB, 0xBF] + Array("SELECT 1;".utf8), solution("SELECT 1;"))
        #expect(marked.verdict == .pass)
    }
}
