import Explanations
import Grading
import Postgres
import Testing
import Verdicts

/// Answers pasted from web pages, PDFs, and word processors.
@Suite(.realServer, .timeLimit(.minutes(10))) struct LookAlikeTests {
    private func message(for answer: String) async throws -> String? {
        try await judgement(of: answer, solution("SELECT name FROM stalls;")).feedback.first?.message
    }

    @Test(arguments: [
        ("SELECT id,\u{A0}price FROM sales", "a space that isn't a normal one at `price`. Type a normal space instead."),
        ("SELECT id\nFROM\u{A0}sales", "a space that isn't a normal one at `FROM sales`. Type a normal space instead."),
        ("SELECT id,\u{202F}\u{202F} price FROM sales", "a space that isn't a normal one. Type a normal space instead."),
        ("SELECT id\u{3000}FROM sales", "a space that isn't a normal one at `id FROM`. Type a normal space instead."),
        ("SELECT id,\u{2003}price FROM sales", "a space that isn't a normal one at `price`. Type a normal space instead."),
        ("SELECT name\u{200B} FROM stalls", "an invisible character at `name`. Type that part again."),
        ("SELECT \u{FEFF}name FROM stalls", "an invisible character at `name`. Type that part again."),
        ("SELECT na\u{AD}me FROM stalls", "an invisible character at `name`. Type that part again."),
        ("SELECT name FROM \u{202A}stalls\u{202C}", "an invisible character at `stalls`. Type that part again."),
        ("SELECT id， price FROM sales", "a fullwidth character (，). Type , instead."),
        ("SELECT id FROM sales；", "a fullwidth character (；). Type ; instead."),
        ("SELECT count（*） FROM sales", "a fullwidth character (（). Type ( instead."),
        ("SELECT id FROM sales WHERE price ＝ 3", "a fullwidth character (＝). Type = instead."),
        ("– mine\nSELECT id FROM sales", "a dash (–). Type - for minus, or -- before a comment."),
        ("SELECT price — 1 FROM sales", "a dash (—). Type - for minus, or -- before a comment."),
        ("SELECT price － 1 FROM sales", "a dash (－). Type - for minus, or -- before a comment."),
        ("SELECT price − 1 FROM sales", "a minus sign (−). Type - instead."),
        ("SELECT id FROM sales WHERE price ≠ 3", "a not-equal sign (≠). Type <> instead."),
        ("SELECT id FROM sales WHERE price ≤ 3", "a less-or-equal sign (≤). Type <= instead."),
        ("SELECT id FROM sales WHERE price ≥ 3", "a greater-or-equal sign (≥). Type >= instead."),
        ("SELECT price × 3 FROM sales", "a multiplication sign (×). Type * instead."),
        ("SELECT price ÷ 3 FROM sales", "a division sign (÷). Type / instead."),
        ("SELECT price · 3 FROM sales", "a multiplication sign (·). Type * instead."),
        ("SELECT name FROM stalls WHERE name = ‘Apples’", "curly quotes (‘). SQL uses straight ones: ' around text, \" around names."),
    ])
    func `a character that only looks right is named, with what to type`(answer: String, words: String) async throws {
        #expect(try await message(for: answer) == "Your statement contains \(words)")
    }

    @Test(arguments: [
        "SELECT nmae FROM stalls WHERE name = '× – “x”\u{A0}'", "SELECT nmae /* × – */ FROM stalls -- “x”\u{A0}",
        "SELECT nmae AS \"× – ≠\" FROM stalls", "SELECT nmae FROM stalls WHERE name = $$×$$",
    ])
    func `such characters in texts, comments, and names in quotes are not the error`(answer: String) async throws {
        #expect(try await message(for: answer)?.hasPrefix("Your statement contains") == false)
    }

    @Test func `a name with such a character that exists is not the error`() async throws {
        let message = ServerMessage(severity: "ERROR", sqlstate: "42703", message: "column \"m\" does not exist")
        let names = KnownNames(columns: ["col·legi": ["n"]])
        let explanation = try #require(await Explanation(message, in: "SELECT m FROM col·legi", names: names))
        #expect(!explanation.words.contains("multiplication"))
    }
}
