import Terminal
import TutorCore
import Verdicts

/// Facts about commands, files, and containers, as marks and words in as few lines as the width allows.
struct FactsText {
    var state: FactsState
    var width: Int
    var theme: Theme

    private static let gap = "   "

    var lines: [Line] {
        var lines: [Line] = []
        var line = Line()
        for item in state.items {
            let chip = chip(item)
            let isFirst = line.spans.isEmpty
            if !isFirst, line.plain.cellWidth + Self.gap.count + chip.plain.cellWidth > width {
                lines.append(line)
                line = chip
            } else {
                line.spans += (isFirst ? [] : [Span(Self.gap)]) + chip.spans
            }
        }
        if !line.spans.isEmpty { lines.append(line) }
        return lines.flatMap { TextWrap.lines($0, width: width, rest: Line("  ")) }
    }

    private func chip(_ item: FactsState.Item) -> Line {
        switch item.standing {
        case .holds: Line([Span("✓ ", theme[.right]), Span(item.wording)])
        case .fails: Line("○ " + item.wording, theme[.muted])
        case .unknown: Line("· " + item.wording, theme[.muted])
        }
    }
}
