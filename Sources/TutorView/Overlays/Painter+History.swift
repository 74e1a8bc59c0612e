import Postgres
import Progress
import Terminal
import TutorCore

/// The search in the history of statements.
extension Painter {
    func drawHistory(_ search: HistorySearch, into frame: inout Frame) {
        let inner = drawBox(search.isGlobal ? "All history" : "History of this \(place)", into: &frame)
        let field = Rect(x: inner.x, y: inner.y, width: inner.width, height: 1)
        let list = inner.inset(top: 2, bottom: 1)
        let entries = ListView(count: search.found.count, state: search.list, theme: theme) { index in
            let entry = search.found[index]
            let text = SafeText(entry.text.split(whereSeparator: \.isNewline).joined(separator: " ")).string
            let outcome = outcome(entry, search)
            return ListView.Item(Line(text.cutInTheMiddle(toCells: max(20, inner.width - outcome.cellWidth - 4))), detail: outcome)
        }
        entries.draw(into: &frame.canvas, in: list)
        InputField(prompt: "› ", placeholder: "part of a statement", state: search.query, theme: theme).draw(into: &frame.canvas, in: field)
        if search.found.isEmpty {
            let words = search.isCurrent ? (search.query.text.isEmpty ? "Nothing was run yet." : "No statement matches.") : "Searching …"
            frame.canvas.put(words, at: Point(x: list.x, y: list.y), style: theme[.muted], in: list)
        }
        let keys = " Enter Insert · ^R Next · Tab \(search.isGlobal ? "This \(place)" : "All history") · Esc Close "
        frame.canvas.put(keys, endingAt: inner.maxX, y: inner.maxY, style: theme[.muted])
        frame.map.overlay.height = list.height
        frame.addTarget(list) { point in entries.index(at: point, in: list).map { .historyEntry($0) } }
    }

    private var place: String { lesson?.console?.isOwn == true ? "database" : "lesson" }

    private func outcome(_ entry: HistoryEntry, _ search: HistorySearch) -> Line {
        let lesson = search.isGlobal ? "\(entry.lesson.lesson) · " : ""
        switch entry.outcome {
        case .done(let tag, let milliseconds):
            let rows = tag.hasPrefix("SELECT ") ? CommandTag(tag).affected : nil
            let what = rows.map(LessonText.counted) ?? tag
            return Line(SafeText(lesson + (what.isEmpty ? "" : "\(what) · ") + milliseconds.shortTime).string, theme[.muted])
        case .failed: return Line("\(lesson)✗ failed", theme[.warning])
        case .checked(let isRight):
            let outcome = isRight.map { $0 ? " · ✓ correct" : " · not quite" } ?? " · ✗ failed"
            return Line("\(lesson)answer checked\(outcome)", theme[isRight == true ? .right : .muted])
        case .replaced: return Line("\(lesson)typed in another calf", theme[.muted])
        }
    }
}
