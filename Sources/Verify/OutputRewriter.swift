import Course
import Facts

/// Writes the output of examples into a lesson's file.
package enum OutputRewriter {
    /// The file with new text in each `text output` or `text error` block that differs; blocks with `match=` are left alone.
    package static func rewriting(_ file: String, with outputs: [PrintedOutput]) -> String {
        var lines = file.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // From the end, so that earlier lines keep their numbers.
        for output in outputs.sorted(by: { $0.example.line > $1.example.line }) {
            guard let block = outcomeBlock(after: output.example.line - 1, in: lines, isError: output.isError) else { continue }
            if ExampleRun.lines(lines[block].joined(separator: "\n")) == ExampleRun.lines(output.text) { continue }
            lines.replaceSubrange(block, with: ExampleRun.lines(output.text))
        }
        return lines.joined(separator: "\n")
    }

    /// The lines inside the outcome block that directly follows the run block starting at `start`.
    private static func outcomeBlock(after start: Int, in lines: [String], isError: Bool) -> Range<Int>? {
        guard start > 0, start <= lines.count, let fence = fence(of: lines[start - 1]),
            let runEnd = (start..<lines.count).first(where: { isClosing(lines[$0], fence) }),
            let opening = ((runEnd + 1)..<lines.count).first(where: { !lines[$0].allSatisfy(\.isWhitespace) }),
            let outcomeFence = Self.fence(of: lines[opening]), !lines[opening].contains("match="),
            lines[opening].drop(while: { $0 == outcomeFence.first || $0 == " " }).hasPrefix(isError ? "text error" : "text output"),
            let end = ((opening + 1)..<lines.count).first(where: { isClosing(lines[$0], outcomeFence) })
        else { return nil }
        return (opening + 1)..<end
    }

    /// The backticks or tildes that open a block on this line.
    private static func fence(of line: String) -> String? {
        let bare = line.drop { $0 == " " }
        guard let first = bare.first, first == "`" || first == "~" else { return nil }
        let fence = bare.prefix { $0 == first }
        return fence.count >= 3 ? String(fence) : nil
    }

    private static func isClosing(_ line: String, _ fence: String) -> Bool {
        let bare = line.drop { $0 == " " }
        return bare.hasPrefix(fence) && bare.allSatisfy { $0 == fence.first || $0 == " " }
    }
}
