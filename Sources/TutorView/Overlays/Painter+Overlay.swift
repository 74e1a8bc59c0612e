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
        case .tables(let scroll): drawText("Tables and columns here", scroll, into: &frame)
        case .question(let question, let state):
            let dialog = Dialog(title: question.title, text: question.text, choices: question.choices, state: state, theme: theme)
            dialog.draw(into: &frame.canvas, in: area)
            frame.addTarget(area) { point in dialog.index(at: point, in: area).map { .answer($0) } }
        case nil: break
        }
    }

    private func drawMenu(_ state: MenuState, _ area: Rect, into frame: inout Frame) {
        let menu = Menu(title: "Everything", items: model.menuItems, state: state, theme: theme)
        menu.draw(into: &frame.canvas, in: area)
        frame.map.overlay.height = menu.pageHeight(in: area)
        frame.addTarget(area) { point in menu.index(at: point, in: area).map { .menuEntry($0) } }
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
        let word = lines.count > inner.height ? " ↑↓ scroll · any other key closes " : " any key closes "
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
        InputField(prompt: "› ", placeholder: "a word of its title or id", state: finder.query, theme: theme)
            .draw(into: &frame.canvas, in: field)
        if finder.found.isEmpty, !finder.query.text.isEmpty {
            frame.canvas.put("No lesson has that in its title or id.", at: Point(x: list.x, y: list.y), style: theme[.muted], in: list)
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
        case .tables: return tableLines.flatMap { TextWrap.lines($0, width: width) }
        default: return []
        }
    }

    private var tableLines: [Line] {
        var lines: [Line] = []
        for table in lesson?.tables ?? [] {
            if !lines.isEmpty { lines.append(Line()) }
            lines.append(Line([Span(table.name, theme[.heading]), Span(table.kind == "table" ? "" : "  \(table.kind)", theme[.muted])]))
            let nameWidth = min(30, table.columns.map(\.name.cellWidth).max() ?? 0)
            let typeWidth = min(28, table.columns.map(\.type.cellWidth).max() ?? 0)
            for column in table.columns {
                lines.append(
                    Line([
                        Span("  " + SafeText(column.name).string.padding(to: nameWidth)),
                        Span("  " + SafeText(column.type).string.padding(to: typeWidth), theme[.muted]),
                        Span(column.isNullable ? "  may be NULL" : "            ", theme[.null]), Span("  " + column.note, theme[.accent]),
                    ]))
            }
        }
        return lines
    }

    private var helpLines: [Line] {
        var lines = [
            Line(
                "calf teaches by doing. Read on the left, work on the right; the server is real, and nothing you do here can break your computer."
            ),
            Line(), Line("In the text and in lists", theme[.heading]),
            Line("  ↑ ↓ Space b   scroll, a page on, a page back"), Line("  n p           next section, section before"),
            Line("  Tab           to the next thing that can be done"), Line("  Enter         do it"),
            Line("  e  /          to the scratchpad; find a lesson"),
            Line(), Line("In the scratchpad", theme[.heading]),
            Line("  Enter         runs, when the statement is complete and the cursor at its end"),
            Line("  Alt-Enter F5  run at any time"), Line("  Tab           completes the name of a table or column"),
            Line("  ^P ^N         what you ran before"), Line("  ^_ Alt-_      undo, redo"), Line("  ^C            cancels what runs"),
            Line("  Esc           back to the text"), Line(),
        ]
        if let lesson, lesson.hasEngine {
            lines += [Line("In the engine's pane", theme[.heading]), Line("  Enter         looks into the marked thing; Esc closes it")]
            lines += EngineCommand.allCases.map { command in
                Line("  " + String(command.key).padding(to: 14) + command.help)
            }
            lines.append(Line())
        }
        lines.append(Line("Everywhere", theme[.heading]))
        for command in Command.allCases {
            guard let key = command.key else { continue }
            lines.append(Line("  " + KeyName(key).description.padding(to: 14) + command.label(in: model)))
        }
        lines.append(Line("  ^G            everything that can be done here, each with its letter"))
        return lines
    }
}
