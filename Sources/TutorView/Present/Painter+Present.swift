import Markup
import Postgres
import Terminal
import TutorCore

/// The screen of a demo: one thing at a time, with room around it.
extension Painter {
    func drawPresentation(_ presenting: Presenting, into frame: inout Frame) {
        guard !presenting.isBlank, let layout = StepLayout(model, size: size, theme: theme) else { return }
        if isShellStep(presenting) {
            drawTitle(layout.title, into: &frame)
            drawPresentedShell(presenting, layout, into: &frame)
        } else if presenting.isLive {
            drawTitle(layout.title, into: &frame)
            drawLiveSession(into: &frame)
        } else {
            draw(layout, into: &frame)
        }
        drawFoot(presenting, into: &frame)
    }

    /// Whether the lesson's shell is shown.
    private func isShellStep(_ presenting: Presenting) -> Bool {
        guard let step = presenting.step, !presenting.showsRecorded else { return false }
        return lesson?.lesson.rehearsal(of: step)?.place == .shell
    }

    /// The shell as it is now, or as the step left it. Below it are the hands counted for the example's question, and its answer.
    /// The room for it is kept free before, because a shell whose size changes draws its prompt again.
    private func drawPresentedShell(_ presenting: Presenting, _ layout: StepLayout, into frame: inout Frame) {
        guard let lesson else { return }
        let room = StepPages.room(in: size)
        let hasFailed = presenting.failed.contains(presenting.index)
        let answer = layout.predicted(isRight: !hasFailed).prefix(max(0, room.height / 2 - 1))
        let area = answer.isEmpty ? room : room.inset(bottom: answer.count + 1)
        let isShown = lesson.shells.tab?.life == .runs || presenting.shellScreens[presenting.index] != nil
        if presenting.ran.contains(presenting.index), !presenting.isLive, isShown {
            for (y, line) in answer.enumerated() { frame.canvas.put(line, at: Point(x: room.x, y: area.maxY + 1 + y), in: room) }
        }
        guard !presenting.isLive, let screen = presenting.shellScreens[presenting.index] else {
            return drawShell(lesson, area, into: &frame)
        }
        frame.map.shell = area.size
        TerminalPane(screen: screen.canvas, foot: [], isFocused: false, theme: theme).draw(into: &frame.canvas, in: area)
    }

    private func drawTitle(_ title: String, into frame: inout Frame) {
        let text = SafeText(title).string.shortened(toCells: max(0, size.width - 4))
        frame.canvas.put(text, at: Point(x: 2, y: 2), style: theme[.heading])
    }

    private func draw(_ layout: StepLayout, into frame: inout Frame) {
        let pages = layout.pages.pages
        frame.map.presentedPages = max(1, pages.count)
        let index = model.presenting?.page(on: frame.map) ?? 0
        guard let page = pages.element(at: index) else { return drawTitle(layout.title, into: &frame) }
        if !page.isLarge { drawTitle(layout.title, into: &frame) }
        let room = page.isLarge ? StepPages.largeRoom(in: size) : StepPages.room(in: size)
        let area = page.isLarge ? centered(page.lines, in: room) : room
        for (y, line) in page.lines.prefix(area.height).enumerated() {
            frame.canvas.put(line, at: Point(x: area.x, y: area.y + y), in: area)
        }
        if let (page, point) = layout.cursor, page == index {
            frame.canvas.cursor = Point(x: min(area.maxX, area.x + point.x), y: area.y + point.y)
        }
    }

    /// A large picture is in the middle.
    private func centered(_ lines: [Line], in room: Rect) -> Rect {
        let width = lines.map(\.cellWidth).max() ?? 0
        return room.inset(left: max(0, (room.width - width) / 2), top: max(0, (room.height - lines.count) / 2))
    }

    /// The scratchpad in free typing, with the result of what was run last below it.
    private func drawLiveSession(into frame: inout Frame) {
        guard let lesson else { return }
        var area = StepPages.room(in: size)
        let textHeight = min(max(3, lesson.pad.editor.lines.count + 1), area.height / 2)
        let text = Rect(x: area.x, y: area.y, width: area.width, height: textHeight)
        frame.map.editor = text.size
        _ = drawSQL(lesson, in: text, placeholder: "Type SQL, and Enter after its semicolon.", isFocused: overlay == nil, into: &frame)
        area = area.inset(top: textHeight + 1)
        var pages = StepPages(size: Size(width: size.width, height: area.height + 7))
        if let judgement = lesson.pad.verdict?.judgement {
            pages.add(judgement, theme)
        } else if let result = lesson.pads[lesson.shownText == nil ? lesson.padID : lesson.padID(of: lesson.shownText)]?.result {
            pages.add(ResultBlocks(result, width: area.width, theme: theme))
        }
        frame.map.presentedPages = max(1, pages.pages.count)
        frame.map.presentedStarts = pages.pages.map(\.start)
        let index = model.presenting?.page(on: frame.map) ?? 0
        for (y, line) in (pages.pages.element(at: index)?.lines ?? []).enumerated() {
            frame.canvas.put(line, at: Point(x: area.x, y: area.y + y), in: area)
        }
    }

    // MARK: - The line below

    private func drawFoot(_ presenting: Presenting, into frame: inout Frame) {
        let y = size.height - 2
        var place = presenting.place(on: frame.map)
        if let number = presenting.number, presenting.showsNumber { place = "→ \(number)_  " + place }
        let start = frame.canvas.put(place, endingAt: size.width - 2, y: y, style: theme[.muted])
        let room = Rect(x: 2, y: y, width: max(1, start - 4), height: 2)
        if presenting.showsKeys {
            let choices = model.countedChoices?.choices.count ?? 0
            let entries =
                presenting.isLive
                ? PresenterKey.entriesForFreeTyping
                : PresenterKey.entries(isTyping: presenting.isTyping, canTypeFreely: model.canTypeFreely, choices: choices)
            // There are more keys where code is typed. The row above the line below is always free there.
            let more = presenting.isTyping ? 1 : 0
            let area = Rect(x: 1, y: y - more, width: room.width + 1, height: 2 + more)
            return KeyBar(entries: entries, theme: theme).draw(into: &frame.canvas, in: area)
        }
        TextView(lines: TextWrap.lines(footLine(presenting), width: room.width)).draw(into: &frame.canvas, in: room)
    }

    private func footLine(_ presenting: Presenting) -> Line {
        let hint = presenting.hasNotes ? nil : presenting.hint
        if let catchUp = presenting.catchUp, hint != PresenterKey.endQuestion {
            let done = catchUp.count - catchUp.waiting.count
            let words = catchUp.count == 0 ? "◐ resetting" : "◐ running the steps before: \(done) of \(catchUp.count)"
            return Line(words, theme[.accent])
        }
        // The answer to a key comes first: it can be a question.
        if let hint { return Line(hint, theme[.muted]) }
        if let notice, notice.isTrouble { return Line(SafeText(notice.text).string, theme[.warning]) }
        if presenting.isLive {
            if lesson?.pad.isBusy == true, !isShellStep(presenting) {
                return Line("Ctrl-G returns to the script · Free typing ◐ running · Ctrl-C cancels", theme[.warning])
            }
            let undo = isShellStep(presenting) ? "" : " · Ctrl-U clears the text or undoes"
            let state = lesson.map { $0.transaction(of: $0.shownSession) } ?? .idle
            let transaction = [.idle, .unknown].contains(state) ? "" : " \(SessionText.state(state))"
            return Line("Ctrl-G returns to the script · Free typing\(transaction)\(undo)", theme[.warning])
        }
        if presenting.showsRecorded { return Line("Recorded", theme[.warning]) }
        if presenting.running == presenting.index { return Line("◐ running", theme[.accent]) }
        return Line()
    }
}
