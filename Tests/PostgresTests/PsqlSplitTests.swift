import Postgres
import SQLText
import TestSupport
import Testing

/// Compares the splitter with psql, which prints each statement it sends if run with `-e`.
@Suite(.timeLimit(.minutes(10)))
struct PsqlSplitTests {
    /// No combination of these pieces is valid SQL, so psql never prints results in between.
    private static let pieces = [
        "foo ", "'", "''", "\"", "$$", "$a$", "$1", "--", "/*", "*/", "\n", ";", ";", "(", ")", "12ab", "1.5", "E'", "E'\\'", "'\\'",
        "x'1f'",
        "U&'\\0041'",
        "U&\"d\"", "CREATE FUNCTION f", "CREATE OR REPLACE PROCEDURE p ", " BEGIN ", " END ", " CASE ", " OR ", "ä", "你", " ", "\t", ",",
        "+-", "<>",
    ]

    @Test(arguments: 0..<600) func `random text is split where psql splits it`(seed: Int) {
        var random = Dice(seed: UInt64(seed))
        var text = "foo "
        for _ in 0..<random.below(30) { text += Self.pieces[random.below(Self.pieces.count)] }
        // psql drops empty lines outside quotes, which doesn't affect where statements end.
        text = text.split(separator: "\n").joined(separator: "\n")
        // psql also sends lone semicolons and comments.
        let statements = SQLSplitter.split(text).filter { !$0.text.isEmpty }
        // Outside quotes, psql would run a backslash as a command.
        if statements.contains(where: { $0.backslashCommand != nil }) { return }
        let ours = statements.map(\.text)
        let theirs = Psql.run(text, options: ["-e"]).output
        #expect(squeezed(ours.joined(separator: "\n")) == squeezed(theirs), "\(text.debugDescription)")
    }

    @Test(arguments: 0..<200) func `a random script with variables is read as psql reads it`(seed: Int) throws {
        let variables = ["quote": "'", "dollar": "$$", "open": "(", "comment": "/* ", "line": "--", "end": ";", "nested": ":end:quote"]
        let references = variables.keys.sorted().flatMap { [":\($0) ", ":'\($0)' ", ":\"\($0)\""] }
        let pieces = Self.pieces + references + ["\\;", "::", ":{?open}", ":no"]
        var random = Dice(seed: UInt64(seed))
        var text = "foo "
        for _ in 0..<random.below(30) { text += pieces[random.below(pieces.count)] }
        text = text.split(separator: "\n").joined(separator: "\n")
        let reader = ScriptReader(text)
        var ours: [String] = []
        while let item = try reader.next(variables) {
            guard case .statement(let statement) = item else { return }
            if !statement.isEmpty { ours.append(statement.text) }
        }
        let theirs = Psql.run(text, options: ["-e"] + variables.sorted { $0.key < $1.key }.flatMap { ["-v", "\($0)=\($1)"] }).output
        #expect(squeezed(ours.joined(separator: "\n")) == squeezed(theirs), "\(text.debugDescription)")
    }

    private func squeezed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
