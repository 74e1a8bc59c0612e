import Markup
package import Terminal
package import TutorCore

/// The terminal with the notes: what to say, where the demo is, and what the audience sees.
package struct NotesView {
    /// `nil` while no demo is in progress.
    let page: NotesPage?
    let now: Int
    /// Which part of the notes is shown, if they are longer than the screen; counted on past the last one.
    let part: Int
    let theme: Theme

    /// - Parameter now: Seconds since 1970.
    package init(_ page: NotesPage?, now: Int, part: Int, theme: Theme) {
        self.page = page
        self.now = now
        self.part = part
        self.theme = theme
    }

    package func draw(into canvas: inout Canvas) {
        let size = canvas.size
        guard let page else {
            let words = "No demo is in progress. 'calf present LESSON' begins one in another terminal, and its notes appear here. q quits."
            return TextView(lines: TextWrap.lines(Line(words), width: max(1, size.width - 2)))
                .draw(into: &canvas, in: canvas.bounds.inset(left: 1, top: 1))
        }
        var y = 0
        func put(_ line: Line) {
            canvas.put(truncating: line, at: Point(x: 1, y: y), in: canvas.bounds)
            y += 1
        }
        put(
            Line([
                Span(page.title, theme[.title]), Span("  \(page.place)", theme[.strong]),
                Span("  " + clock(page), clockStyle(page)),
            ]))
        put(Line([Span("Now   ", theme[.muted]), Span(page.current, theme[.strong])]))
        put(Line([Span("Next  ", theme[.muted]), Span(page.next)]))
        for line in TextWrap.lines(Line(page.state, theme[.warning]), width: max(1, size.width - 2)) { put(line) }
        let foot = min(2, keys(page, hasMore: true).height(width: size.width))
        let room = max(1, size.height - y - foot)
        let lines = lines(page, width: size.width - 2)
        // Blank lines leave room for others.
        let rows = page.screen.count >= room - min(lines.count, 6) ? page.screen.filter { !$0.isEmpty } : page.screen
        let screen = rows.map { Line($0) }
        let shown = min(screen.count, max(0, room - 1 - min(lines.count, 6)))
        let height = max(1, room - shown - 1)
        // The screen has parts of its own if not all of it fits below the notes.
        var parts = stride(from: 0, to: max(1, lines.count), by: height).map { Array(lines.dropFirst($0).prefix(height)) }
        let notes = parts.count
        if shown < screen.count {
            let height = max(1, room - 1)
            parts += stride(from: 0, to: screen.count, by: height).map { screen.dropFirst($0).prefix(height) }.map(Array.init)
        }
        let index = part % parts.count
        let more = parts.count > 1 ? " \(index + 1) of \(parts.count), m: more " : ""
        // The stage can be wider than the notes.
        let isCut = rows.contains { $0.cellWidth > size.width - 1 }
        func rule() {
            canvas.fill(Rect(x: 0, y: y, width: size.width, height: 1), style: theme[.border], with: "─")
            let title = "What the audience \(page.isBlank ? "will see" : "sees")\(isCut ? ", cut at the right" : "")"
            canvas.put(" \(title) ", at: Point(x: 2, y: y), style: theme[.muted])
            _ = canvas.put(more, endingAt: size.width - 2, y: y, style: theme[.key])
            y += 1
        }
        if index < notes {
            for line in parts[index] { put(line) }
            y = size.height - shown - 1 - foot
            rule()
            for line in shown < screen.count ? shortened(screen, to: shown) : screen { put(line) }
        } else {
            rule()
            for line in parts[index] { put(line) }
        }
        if let typed = page.typed {
            let words = "→ \(typed)_   Enter jumps to this step, Esc cancels"
            canvas.put(words, at: Point(x: 1, y: size.height - foot), style: theme[.muted])
        } else {
            keys(page, hasMore: parts.count > 1)
                .draw(into: &canvas, in: Rect(x: 0, y: size.height - foot, width: size.width, height: foot))
        }
    }

    /// The title and the code at the top, and the newest lines at the end.
    private func shortened(_ screen: [Line], to count: Int) -> [Line] {
        let first = count / 3
        let last = max(0, count - first - 1)
        let gap = Line("⋮ \(screen.count - first - last) more lines", theme[.muted])
        return Array((screen.prefix(first) + [gap] + screen.suffix(last)).prefix(count))
    }

    private func keys(_ page: NotesPage, hasMore: Bool) -> KeyBar {
        let demo =
            page.isLive
            ? [KeyBar.Entry(key: "Esc", label: "end free typing", importance: 2)]
            : PresenterKey.entries(choices: page.choices).filter { !["q", "Ctrl-C"].contains($0.key) }
        let more = hasMore ? [KeyBar.Entry(key: "m", label: "more", importance: 1)] : []
        return KeyBar(entries: demo + more + [KeyBar.Entry(key: "q", label: "close notes", importance: 1)], theme: theme)
    }

    /// What the presenter may need to say: the answer, the code to come, and the author's notes.
    private func lines(_ page: NotesPage, width: Int) -> [Line] {
        func labeled(_ label: String, _ text: String) -> [Line] {
            let blank = Line(String(repeating: " ", count: 8))
            return text.split(separator: "\n").enumerated().flatMap { index, line in
                TextWrap.lines(Line(String(line)), width: width, first: index == 0 ? Line(label, theme[.muted]) : blank, rest: blank)
            }
        }
        let facts = labeled("Answer  ", page.answer ?? "") + labeled("Runs    ", page.code)
        let notes = page.notes.map { Layout.prose(markdown: $0, width: width, theme: theme) }
        return Array(([facts] + notes).filter { !$0.isEmpty }.joined(separator: [Line()]))
    }

    /// `12:05 of 45:00 · planned by here: 11:30`.
    private func clock(_ page: NotesPage) -> String {
        guard let began = page.began else { return "0:00 of \(Self.time(page.total)) · starts with your first step" }
        return "\(Self.time(now - began)) of \(Self.time(page.total)) · planned by here: \(Self.time(page.planned))"
    }

    private func clockStyle(_ page: NotesPage) -> Style {
        let elapsed = page.began.map { now - $0 } ?? 0
        return theme[elapsed > page.planned + 60 ? .warning : .accent]
    }

    private static func time(_ seconds: Int) -> String {
        let seconds = max(0, seconds)
        return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    }
}
