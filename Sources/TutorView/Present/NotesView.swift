import Markup
package import Terminal
package import TutorCore

/// The terminal with the notes: what to say, where the demo is, and what the audience sees.
package struct NotesView {
    /// `nil` while no demo is in progress.
    let page: NotesPage?
    let now: Int
    /// The number of a step, as far as it has been typed.
    let digits: String
    let theme: Theme

    /// - Parameter now: Seconds since 1970.
    package init(_ page: NotesPage?, now: Int, digits: String, theme: Theme) {
        self.page = page
        self.now = now
        self.digits = digits
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
                Span(page.title, theme[.title]), Span("  \(page.number)/\(page.count)", theme[.strong]),
                Span("  " + clock(page), clockStyle(page)),
            ]))
        put(Line([Span("Now   ", theme[.muted]), Span(page.current, theme[.strong])]))
        put(Line([Span("Next  ", theme[.muted]), Span(page.next)]))
        let state = page.isBlank ? "The room's screen is blank." : page.isLive ? "The keyboard is live." : ""
        put(Line(state, theme[.warning]))
        let notes = page.notes.isEmpty ? [Line("This section has no notes.", theme[.muted])] : notes(page, width: size.width - 2)
        let screenHeight = max(0, min(page.screen.count + 1, size.height - y - 2 - min(notes.count, 6)))
        for line in notes.prefix(max(0, size.height - y - screenHeight - 1)) { put(line) }
        y = size.height - screenHeight - 1
        drawScreen(page, in: Rect(x: 0, y: y, width: size.width, height: screenHeight), into: &canvas)
        let foot = Rect(x: 1, y: size.height - 1, width: size.width - 2, height: 1)
        if digits.isEmpty {
            KeyBar(entries: PresenterCommand.keys, theme: theme).draw(into: &canvas, in: foot)
        } else {
            canvas.put("→ \(digits)_", at: Point(x: foot.x, y: foot.y), style: theme[.muted])
        }
    }

    private func notes(_ page: NotesPage, width: Int) -> [Line] {
        Array(page.notes.map { Layout.prose(markdown: $0, width: width, theme: theme) }.joined(separator: [Line()]))
    }

    /// What the room sees, below a line.
    private func drawScreen(_ page: NotesPage, in area: Rect, into canvas: inout Canvas) {
        guard area.height > 1 else { return }
        canvas.fill(Rect(x: 0, y: area.y, width: area.width, height: 1), style: theme[.border], with: "─")
        canvas.put(" The room sees ", at: Point(x: 2, y: area.y), style: theme[.muted])
        // Blank lines leave room for others, and the newest ones are at the end.
        let rows = page.screen.count > area.height - 1 ? page.screen.filter { !$0.isEmpty } : page.screen
        for (row, text) in rows.suffix(area.height - 1).enumerated() {
            canvas.put(truncating: Line(text), at: Point(x: 1, y: area.y + 1 + row), in: area)
        }
    }

    /// `12:05 of 45:00 · plan 11:30`.
    private func clock(_ page: NotesPage) -> String {
        let elapsed = page.began.map { now - $0 } ?? 0
        return "\(Self.time(elapsed)) of \(Self.time(page.total)) · plan \(Self.time(page.planned))"
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
