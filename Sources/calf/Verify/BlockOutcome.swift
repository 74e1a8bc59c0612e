import Course
import Primitives
import Verify

/// The result of verifying one block of a lesson.
struct BlockOutcome: Sendable {
    enum State: String, Sendable {
        case passed, failed
        /// The block could not be tried; the message says why.
        case unverified
    }

    /// The word for such a block, such as `solution`.
    var kind: String
    var location: SourceLocation
    var exercise: String?
    var state: State
    /// Why it failed or was not tried.
    var message: String?
    /// How long it took; `nil` if nothing was run.
    var milliseconds: Double?

    static func failed(_ kind: String, _ location: SourceLocation, exercise: String? = nil, _ message: String) -> BlockOutcome {
        BlockOutcome(kind: kind, location: location, exercise: exercise, state: .failed, message: message)
    }
}

/// The result of verifying one lesson.
struct LessonOutcome: Sendable {
    var lesson: LessonSummary
    var blocks: [BlockOutcome]
    /// The output of its examples.
    var printed: [PrintedOutput] = []
    /// The time from opening the lesson to its last block.
    var milliseconds: Double = 0

    func count(_ state: BlockOutcome.State) -> Int { blocks.count { $0.state == state } }
}

extension BlockOutcome {
    fileprivate var json: JSONValue {
        .object([
            "kind": .text(kind), "line": .integer(location.line), "exercise": .text(orNull: exercise),
            "state": .text(state.rawValue), "message": .text(orNull: message),
            "milliseconds": milliseconds.map { .number($0.rounded(to: 3)) } ?? .null,
        ])
    }
}

extension LessonOutcome {
    var json: JSONValue {
        .object([
            "course": .text(lesson.course), "lesson": .text(lesson.id), "path": .text(lesson.path),
            "passed": .integer(count(.passed)), "failed": .integer(count(.failed)), "unverified": .integer(count(.unverified)),
            "milliseconds": .number(milliseconds.rounded(to: 3)), "blocks": .list(blocks.map(\.json)),
        ])
    }

    var lines: [String] {
        let failed = count(.failed)
        let mark = failed > 0 ? "✗" : "✓"
        var line = "\(mark) \(lesson.id): \(count(.passed)) passed"
        if failed > 0 { line += ", \(failed) failed" }
        if count(.unverified) > 0 { line += ", \(count(.unverified)) not verified" }
        line += ", \(milliseconds.asSeconds)"
        let failures = blocks.filter { $0.state == .failed }.map { block in
            let subject = [block.kind, block.exercise.map { "of \($0)" }].compactMap { $0 }.joined(separator: " ")
            return "\(block.location): \(subject): \(block.message ?? "")"
        }
        let reasons = Dictionary(grouping: blocks.filter { $0.state == .unverified }) { $0.message ?? "" }
        return [line] + failures
            + reasons.sorted { $0.key < $1.key }.map { reason, blocks in
                "  not verified, line \(blocks.map { String($0.location.line) }.joined(separator: ", ")): \(reason)"
            }
    }
}

extension Double {
    /// The duration in seconds, for people.
    var asSeconds: String { "\((self / 1000).rounded(to: 1)) s" }

    func rounded(to digits: Int) -> Double {
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}
