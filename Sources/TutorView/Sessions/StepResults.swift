import Course
import Grading
import Terminal
import TutorCore

/// What the steps of an example on two sessions have returned so far, as it is shown under its block.
struct StepResults: Equatable {
    struct Line: Equatable {
        var side: String
        var result: InlineResult?
    }

    /// In the order in which they were sent.
    var lines: [Line]
    /// Who waits for whom.
    var wait: String?
    /// What Enter does.
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
            let result = line.result?.lines(width: max(1, width - 4), theme: theme, written: nil) ?? [Terminal.Line("  ⧗", theme[.warning])]
            for (index, text) in result.enumerated() {
                all.append(Terminal.Line([Span(index == 0 ? "  \(line.side) " : "    ", theme[.key])] + text.spans))
            }
        }
        if let wait { all += TextWrap.lines(Terminal.Line(wait, theme[.warning]), width: width, first: Terminal.Line("  ")) }
        return all
    }
}
