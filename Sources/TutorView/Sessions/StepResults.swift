import Course
import Terminal
import TutorCore
import Verdicts

/// The results so far of an example with two sessions, as shown below its block.
struct StepResults: Equatable {
    struct Line: Equatable {
        var side: String
        var result: InlineResult?
        /// The session that it waited for.
        var waited: String?
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
        lines = progress.sent.map { step in
            Line(side: step.side.rawValue, result: progress.results[step.index].map(InlineResult.init), waited: progress.waited[step.index])
        }
        wait = SessionID.Side.allCases.lazy.compactMap { lesson.sessions.waits[SessionID($0, copy: id.scriptName)] }.first
            .map { SessionText.words($0, in: lesson) }
    }

    /// Blocks of lines that belong together.
    func blocks(width: Int, theme: Theme) -> [[Terminal.Line]] {
        var all: [[Terminal.Line]] = []
        for line in lines {
            var result = line.result?.blocks(width: max(1, width - 4), theme: theme) ?? [[Terminal.Line("  ⧗", theme[.warning])]]
            if line.result != nil, let holder = line.waited {
                result.insert([Terminal.Line("  waited for \(holder)", theme[.muted])], at: 0)
            }
            var mark = Span("  \(line.side) ", theme[.key])
            for block in result {
                all.append(
                    block.map { text in
                        defer { mark = Span("    ") }
                        return Terminal.Line([mark] + text.spans)
                    })
            }
        }
        if let wait {
            let indent = Terminal.Line("  ")
            all.append(TextWrap.lines(Terminal.Line(wait, theme[.warning]), width: width, first: indent, rest: indent))
        }
        return all
    }
}
