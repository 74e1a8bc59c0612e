import Terminal
import TutorCore

/// The completion list for the word at the cursor, below or above it.
extension Painter {
    func drawCompletion(_ lesson: LessonState, _ plan: ScreenPlan, into frame: inout Frame) {
        guard lesson.focus == .editor, plan.tool == .sql, overlay == nil, let state = lesson.pad.completion,
            let cursor = frame.canvas.cursor
        else { return }
        let count = state.completion.candidates.count
        let area = Rect(x: plan.work.body.x, y: plan.work.body.y, width: plan.work.body.width, height: plan.status.y - plan.work.body.y)
        // In a low pane, a part of them is shown, with the selected one, and with their number on a line of its own.
        let room = max(1, max(cursor.y - area.y, area.maxY - cursor.y - 1) - 1)
        let first = max(state.shown.lowerBound, min(state.selected - room + 1, state.shown.upperBound - room))
        let window = first..<min(state.shown.upperBound, first + room)
        let shown = state.completion.candidates[window].map(CandidateText.init)
        let nameWidth = shown.map(\.name.cellWidth).max() ?? 0
        let detailWidth = shown.map(\.detail.cellWidth).max() ?? 0
        let width = min(area.width, nameWidth + detailWidth + 4)
        let height = shown.count + (count > shown.count ? 1 : 0)
        let x = max(area.x, min(cursor.x - state.completion.range.count - 1, area.maxX - width))
        let isBelow = cursor.y + 1 + height <= area.maxY
        let box = Rect(x: x, y: isBelow ? cursor.y + 1 : cursor.y - height, width: width, height: height).intersection(area)
        frame.canvas.fill(box)
        for (row, candidate) in shown.enumerated() {
            let line = Rect(x: box.x, y: box.y + row, width: box.width, height: 1).intersection(box)
            let index = window.lowerBound + row
            let isSelected = index == state.selected
            if isSelected { frame.canvas.fill(line, style: theme[.selection]) }
            frame.canvas.put("▏", at: Point(x: line.x, y: line.y), style: isSelected ? theme[.selection] : theme[.border], in: line)
            let inner = line.inset(left: 1)
            let style = isSelected ? theme[.selection] : theme[.text]
            frame.canvas.put(candidate.name.truncated(toCells: inner.width), at: Point(x: inner.x, y: line.y), style: style, in: inner)
            let rest = inner.inset(left: nameWidth + 2)
            let muted = isSelected ? theme[.selection] : theme[.muted]
            let detail = candidate.detail.truncated(toCells: max(0, rest.width))
            frame.canvas.put(detail, at: Point(x: rest.x, y: line.y), style: muted, in: rest)
            frame.addTarget(line, .candidate(index))
        }
        if count > shown.count {
            let line = Rect(x: box.x, y: box.maxY - 1, width: box.width, height: 1)
            let place = "▏\(state.selected + 1) of \(state.completion.matchCount)"
            frame.canvas.put(place, at: Point(x: line.x, y: line.y), style: theme[.muted], in: line)
        }
    }
}

/// A candidate as text that is safe to show.
private struct CandidateText {
    var name: String
    var detail: String

    init(_ candidate: Completion.Candidate) {
        name = SafeText(candidate.text).string
        detail = SafeText([candidate.detail, candidate.comment].filter { !$0.isEmpty }.joined(separator: " · ")).string
    }
}
