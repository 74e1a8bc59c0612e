import Glibc
import TestSupport
import Testing
import Verdicts

/// `Tests/verdicts.tsv`: the verdict and the first sentence for each labeled answer and each answer of the corpus, a line each. A change to
/// the judge that changes a verdict or a sentence changes this table, where it's reviewed like code. `Tests/verdicts` writes it.
enum VerdictTable {
    /// The lines, by answer.
    private static let lines: [Substring: Substring] = {
        let text = String(decoding: ScratchFolder.bytes(at: path), as: UTF8.self)
        let lines = text.split(separator: "\n").map { ($0.prefix { $0 != "\t" }, $0) }
        return Dictionary(lines) { $1 }
    }()

    private static let path = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/verdicts.tsv"

    /// Expects the answer's line. With `CALF_VERDICTS=FILE`, appends it to that file instead.
    static func expect(_ judgement: Judgement, for answer: String) {
        // How few rows show the difference depends on how many can be tried in time.
        let message = (judgement.feedback.first?.message ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
        let sentence = message.firstRange(of: " With only the rows below").map { String(message[..<$0.lowerBound]) } ?? message
        let line = "\(answer)\t\(judgement.verdict)\t\(sentence)"
        if let file = getenv("CALF_VERDICTS") {
            append(line + "\n", to: file)
        } else if let expected = lines[answer[...]] {
            #expect(line == expected, "If the new line is better, Tests/verdicts records it.")
        } else {
            Issue.record("Tests/verdicts.tsv has no line for this answer. Tests/verdicts adds it, to be read: \(line)")
        }
    }

    private static func append(_ line: String, to path: UnsafePointer<CChar>) {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
        defer { close(descriptor) }
        // One write per line, so that lines of concurrent judgements don't mix.
        let bytes = Array(line.utf8)
        if write(descriptor, bytes, bytes.count) != bytes.count { Issue.record("can't write \(String(cString: path))") }
    }
}
