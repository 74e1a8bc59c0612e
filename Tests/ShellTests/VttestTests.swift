import Terminal
import Testing
import TutorCore
import TutorRuntime

/// vttest's pages look the same in the pane as in tmux.
@Suite(.serialized, .timeLimit(.minutes(10))) struct VttestTests {
    /// A page that tmux 3.3 shows incorrectly, identified by words on it. The pane must follow the page's own instructions.
    private struct Difference: Sendable {
        let words: String
        /// How tmux deviates, according to its source.
        let reason: String
        /// Whether the rows are what vttest asks for.
        let isRight: @Sendable ([String]) -> Bool
    }

    private static let differences = [
        Difference(
            words: "Test of autowrap, mixing control and print characters",
            reason: "after the last column tmux goes back from beyond it, a VT100 from the column itself"
        ) { rows in
            // The letters are in order at both margins.
            zip(UInt8(ascii: "I")..., rows[2...19]).allSatisfy { letter, row in
                let upper = Character(Unicode.Scalar(letter))
                return row.first == upper && row.last == Character(upper.lowercased()) && row.count == 80
            }
        },
        Difference(
            words: "Origin mode test. This line should be at the bottom", reason: "tmux counts the row from the screen's top"
        ) { rows in rows.last?.hasPrefix("Origin mode test. This line should be at the bottom") == true },
        Difference(words: "diamonds:", reason: "tmux does not restore the character set with the cursor") { rows in
            rows.contains { $0.contains("diamonds:  ◆◆◆◆◆◆◆◆◆◆") } && rows.contains { $0.contains("line:      ──────────") }
        },
        Difference(words: "These are the installed character sets", reason: "tmux knows no British set, and line drawing not as G1") {
            rows in
            rows.contains { $0.contains("\"£$%&'()*") }
                && rows.contains { $0.contains("◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│⩽⩾π≠£·       ◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│⩽⩾π≠£·") }
        },
    ]

    @Test(arguments: [("1", 6), ("2", 15), ("3", 1)])
    func `vttest's cursor, screen and character set pages equal tmux's`(part: String, pages: Int) async throws {
        let twins = Twins(["/usr/bin/vttest", "24x80.80"])
        try await twins.wait("Enter choice number")
        let before = twins.bytesRead
        twins.type("\(part)\n")
        for page in 1...pages {
            // Some pages look the same, so what has been read tells them apart. A page is complete when vttest asks for the next one.
            let count = "\(part)".utf8.count + page
            try await twins.pane.wait(for: "page \(page) of part \(part) to be the same in tmux") { _ in
                let (pane, tmux) = (twins.paneRows, twins.tmuxRows)
                guard zip(before, twins.bytesRead).allSatisfy({ $1 >= $0 + count }),
                    [pane, tmux].allSatisfy({ $0.contains { $0.contains("Push <RETURN>") } })
                else { return false }
                let difference = Self.differences.first { difference in pane.contains { $0.contains(difference.words) } }
                return pane == tmux || difference?.isRight(pane) == true
            }
            twins.type("\n")
        }
        try await twins.wait("Enter choice number")
    }
}
