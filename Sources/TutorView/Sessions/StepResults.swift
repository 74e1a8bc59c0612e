import Course
import Grading
import Terminal
import TutorCore

/// The results so far of an example with two sessions, as shown below its block.
struct StepResults: Equatable {
    struct Line: Equatable {
        var side: String
        var result: InlineResult?
    }

    /// In the order sent.
    var lines: [Line]
    /// Which session waits for which.
    var wait: String?
    /// The label for Enter.
    var action: String

    /// `nil` for any other example.
    init?(_ id: ExampleID, in lesson: LessonState) {
        guard let action = LessonText.stepAction(of: id, in: lesson) else { return nil }
        self.action = action
        let progress = lesson.sessions.steps[id.scriptName] ?? StepProgress()
        lines = progress.sent.map { Line(side: $0.side.rawValue, result: progress.results[$0.index].map(InlineResult.init)) }
        wait = SessionID.Side.allCases.lazy.compactMap { lesson.sessions.waits[SessionID($0, script: id.scriptName)] }.first
            .map { SessionText.words($0, in: lesson) }
    }

    func lines(width: Int, theme: Theme) -> [Terminal.Line] {
        var all: [Terminal.Line] = []
        for line in lines {
            let result = line.result?.lines(width: max(1, width - 4), theme: theme) ?? [Terminal.Line("  ⧗", theme[.warning])]
            for (index, text) in result.enumerated() {
                all.append(Terminal.Line([Span(index == 0 ? "  \(line.side) " : "    ", theme[.key])] + text.spans))
            }
        }
        if let wait { all += TextWrap.lines(Terminal.Line(wait, theme[.warning]), width: width, first: Terminal.Line("  ")) }
        return all
    }
}
