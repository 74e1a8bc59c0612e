import Course
import Terminal
import TutorCore

/// What lies over the screen.
extension Painter {
    func drawOverlay(into frame: inout Frame) {
        // Below an overlay nothing answers to the mouse.
        frame.removeTargets()
        frame.map.overlay.height = max(1, size.height - 6)
        let area = Rect(size: size)
        switch overlay {
        case .menu(let state): drawMenu(state, area, into: &frame)
        case .find(let finder): drawFinder(finder, into: &frame)
        case .help(let scroll): drawText("Help", scroll, into: &frame)
        case .tables(let scroll): drawText("Tables and columns", scroll, into: &frame)
        case .question(let question, let state):
            let dialog = Dialog(title: question.title, text: question.text, choices: question.choices, state: state, theme: theme)
            dialog.draw(into: &frame.canvas, in: area)
            frame.addTarget(area) { point in dialog.index(at: point, in: area).map { .answer($0) } }
        case nil: break
        }
    }

    private func drawMenu(_ state: MenuState, _ area: Rect, into frame: inout Frame) {
        let menu = Menu(title: "All commands", items: model.menuItems, state: state, theme: theme)
        menu.draw(into: &frame.canvas, in: area)
        frame.map.overlay.height = menu.pageHeight(in: area)
        frame.addTarget(area) { point in menu.entry(at: point, in: area).map { .menuEntry($0) } }
    }

    /// A box for text, with room left around it where there is any.
    private var overlayBox: Rect {
        let width = min(size.width, max(40, min(90, size.width - 8)))
        return Rect(x: (size.width - width) / 2, y: 1, width: width, height: size.height - 3)
    }

    private func drawBox(_ title: String, into frame: inout Frame) -> Rect {
        let box = overlayBox
        frame.canvas.fill(box)
        frame.canvas.box(box, style: theme[.focusedBorder])
        frame.canvas.put(" \(title) ", at: Point(x: box.x + 2, y: box.y), style: theme[.title], in: box)
        frame.addTarget(box, .overlay)
        return box.inset(left: 2, top: 1, right: 2, bottom: 1)
    }

    private func drawText(_ title: String, _ scroll: ScrollState, into frame: inout Frame) {
        let inner = drawBox(title, into: &frame)
        let lines = overlayLines
        frame.map.overlay.height = inner.height
        frame.map.overlay.lineCount = lines.count
        TextView(lines: lines, state: scroll).draw(into: &frame.canvas, in: inner)
        frame.canvas.cursor = Point(x: inner.x, y: inner.y)
        let word = lines.count > inner.height ? " ↑↓ Scroll · Esc Close " : " Esc Close "
        frame.canvas.put(word, endingAt: inner.maxX, y: inner.maxY, style: theme[.muted])
    }

    private func drawFinder(_ finder: Finder, into frame: inout Frame) {
        let inner = drawBox("Find a lesson", into: &frame)
        let field = Rect(x: inner.x, y: inner.y, width: inner.width, height: 1)
        let list = inner.inset(top: 2)
        ListView(count: finder.found.count, state: finder.list, theme: theme) { index in
            let lesson = finder.found[index]
            return ListView.Item(
                Line("\(lesson.number)  \(lesson.title)"), detail: Line("\(lesson.course) › \(lesson.module)", theme[.muted]))
        }.draw(into: &frame.canvas, in: list)
        InputField(prompt: "› ", placeholder: "part of its title or id", state: finder.query, theme: theme)
            .draw(into: &frame.canvas, in: field)
        if finder.found.isEmpty, !finder.query.text.isEmpty {
            let words = finder.isCurrent ? "No lesson matches." : "Searching …"
            frame.canvas.put(words, at: Point(x: list.x, y: list.y), style: theme[.muted], in: list)
        }
        frame.map.overlay.height = list.height
        let top = finder.list.top(of: finder.found.count, height: list.height)
        frame.addTarget(list) { point in
            let index = top + point.y - list.y
            return finder.found.indices.contains(index) ? .findEntry(index) : nil
        }
    }

    /// The lines of a text overlay.
    var overlayLines: [Line] {
        let width = max(1, overlayBox.width - 4)
        switch overlay {
        case .help: return helpLines.flatMap { TextWrap.lines($0, width: width) }
        case .tables: return tableLines().flatMap { TextWrap.lines($0, width: width) }
        default: return []
        }
    }

    private var helpLines: [Line] {
        var lines = [
            Line(
                "Read the lesson, run its examples, solve the exercises. Try anything: this is a practice database."
            ),
            Line(), Line("Lesson and lists", theme[.heading]),
            Line("  ↑ ↓ Space b   scroll, page down, page up"), Line("  n p           next section, previous section"),
            Line("  Tab           next item"), Line("  Enter         act on the selected item"),
            Line("  e  /          open the work side, find a lesson"),
            Line(), Line("Scratchpad", theme[.heading]),
            Line("  Enter         run a complete statement, with the cursor at its end"),
            Line("  Alt-Enter F5  run at any time"), Line("  Tab           complete the name of a table or column"),
            Line("  ^P ^N         earlier statements"), Line("  ^_ Alt-_      undo, redo"), Line("  ^C            cancel what is running"),
            Line("  Esc           back to the lesson"), Line(),
        ]
        if let lesson, lesson.hasEngine {
            lines += [Line("Engine", theme[.heading]), Line("  Enter         details of the selected object; Esc closes them")]
            lines += EngineCommand.allCases.map { command in
                Line("  " + String(command.key).padding(to: 14) + command.help)
            }
            lines.append(Line())
        }
        lines.append(Line("Everywhere", theme[.heading]))
        for command in Command.all {
            guard let key = model.key(of: command) else { continue }
            lines.append(Line("  " + KeyName(key).description.padding(to: 14) + command.label(in: model)))
        }
        lines.append(Line("  ^G            all commands, each with its letter"))
        return lines
    }
}
