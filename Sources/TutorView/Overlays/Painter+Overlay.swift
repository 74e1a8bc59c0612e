import Course
import Markup
import Terminal
import TutorCore

/// Overlays.
extension Painter {
    func drawOverlay(into frame: inout Frame) {
        frame.map.overlay.height = max(1, size.height - 6)
        // The notice and the key bar stay visible below it.
        let area = Rect(size: size).inset(bottom: 2)
        switch overlay {
        case .menu(let state): drawMenu(state, area, into: &frame)
        case .find(let finder): drawFinder(finder, into: &frame)
        case .history(let search): drawHistory(search, into: &frame)
        case .sections(let list, _): drawSections(list, into: &frame)
        case .help(let scroll): drawText("Help", scroll, into: &frame)
        case .tables(let scroll): drawText("Tables and columns", scroll, into: &frame)
        case .reference(_, let scroll): drawText("Command summary: calf render --keep prints it", scroll, into: &frame)
        case .runs(_, let scroll): drawText("What would run", scroll, into: &frame)
        case .figure(let figure, let scroll): drawText(figureTitle(figure), scroll, into: &frame)
        case .question(let question, let state):
            let dialog = Dialog(
                title: question.title, text: model.text(of: question), choices: question.choices, state: state, theme: theme)
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

    /// A box for text, with a margin if there is room.
    private var overlayBox: Rect {
        let width = min(size.width, max(40, min(90, size.width - 8)))
        return Rect(x: (size.width - width) / 2, y: 1, width: width, height: size.height - 3)
    }

    func drawBox(_ title: String, into frame: inout Frame) -> Rect {
        frame.addTarget(overlayBox, .overlay)
        // Beside a box of nearly the whole width, a few cells of what is behind it would look like a part of its lines.
        if overlayBox.x < 8 { frame.canvas.fill(Rect(x: 0, y: overlayBox.y, width: size.width, height: overlayBox.height)) }
        return frame.canvas.box(overlayBox, title: title, theme: theme)
    }

    private func drawText(_ title: String, _ scroll: ScrollState, into frame: inout Frame) {
        let inner = drawBox(title, into: &frame)
        let lines = overlayLines
        frame.map.overlay.height = inner.height
        frame.map.overlay.lineCount = lines.count
        TextView(lines: lines, state: scroll).draw(into: &frame.canvas, in: inner)
        // Nothing can be typed here.
        frame.canvas.cursor = nil
        let word = lines.count > inner.height ? " ↑↓ Scroll · Esc Close " : " Esc Close "
        frame.canvas.put(word, endingAt: inner.maxX, y: inner.maxY, style: theme[.muted])
    }

    /// The lines of a text overlay.
    var overlayLines: [Line] {
        let width = max(1, overlayBox.width - 4)
        switch overlay {
        case .help:
            return helpLines.flatMap { line in
                let isKeyLine = line.plain.hasPrefix("  ")
                return TextWrap.lines(line, width: width, rest: Line(isKeyLine ? String(repeating: " ", count: Self.helpIndent) : ""))
            }
        case .tables:
            return cache.lines(of: lesson?.tables ?? [], width: width, theme: theme) {
                tableLines().flatMap { TextWrap.lines($0, width: width) }
            }
        case .reference(let page, _): return Layout.prose(markdown: page, width: width, theme: theme)
        case .runs(let question, _): return question.code.flatMap { TextWrap.lines($0, width: width) }
        case .figure(let figure, _):
            return figureLines(figure).flatMap { line in
                // What an item continues with is farther in than its start.
                let indent = line.plain.prefix { $0 == " " }.count
                return TextWrap.lines(line, width: width, rest: Line(indent == 0 ? "" : String(repeating: " ", count: indent + 2)))
            }
        default: return []
        }
    }

    private var lessonHelp: [Line] {
        if let console = lesson?.console {
            return [Line(console.rules), Line("psql's backslash commands work: \\? lists them. \\q quits.")]
        }
        let safety =
            hasSQL
            ? "this is a practice database."
            : hasContainers ? "docker changes only what this lesson created." : "files and servers are for practice."
        return [
            Line("Read the lesson, run its examples, solve the exercises. Try anything: \(safety)"),
            Line(), Line("Lesson and lists", theme[.heading]),
            Line("  ↑ ↓           Scroll"), Line("  Space         Page down; at the end of a section, the next one"),
            Line("  Page Up       Page up; so does Backspace"),
            Line("  a–z  0–9      Your answer, while a question waits in view. Enter submits it; s and Enter skip the question"),
            Line("  n p           Next section, previous section, while no question waits in view"),
            Line("  ← →           Scroll what is wider than the page; in the lesson list, the previous and next module"),
            Line("  Tab           Next item"), Line("  Enter         Act on the selected item"),
            Line("  #             The lesson's sections"),
            Line("  e  /  q       Go to the work pane, find in lessons, quit"),
            Line("  r             In the lesson list: review what is due, or return to the review"),
            Line("  t             In the lesson list: a placement, which finds lessons to skip"),
            Line("  l             In a review, after a mistake: look up what explains it"),
            Line("  ○ ▸ ◐ ✓ ◆     Not started, started, read but not done, done, proven in a placement"),
        ]
    }

    /// The lesson that the help is about: on the lesson list, the selected one.
    private var selected: LessonSummary? { location == .map || lesson == nil ? map.markedLesson : nil }

    /// Whether there is a scratchpad for SQL.
    private var hasSQL: Bool { selected.map { $0.engine != .docker } ?? lesson?.lesson.workTabs.contains(.sql) ?? true }

    private var hasContainers: Bool { selected?.engine.hasContainers ?? lesson?.hasEngine ?? false }

    private var hasShell: Bool { selected.map(\.engine.hasContainers) ?? lesson?.hasWorkspace ?? false }

    private var helpLines: [Line] {
        var lines = lessonHelp
        if hasShell {
            lines += [
                Line(), Line("Shell", theme[.heading]), Line("  ^G            All commands, even while a program takes the other keys"),
                Line("  " + model.barKey(of: .text, inShell: true).padded(toCells: 14) + "Back to the lesson"),
                Line("  Page Up       Earlier output, at a prompt"),
                Line("  Function keys As everywhere, at a prompt"),
            ]
        }
        if hasSQL { lines += scratchpadHelp }
        if hasContainers {
            lines += [
                Line(), Line("Engine", theme[.heading]), Line("  Enter         The log of the selected container; Esc closes it"),
            ]
            lines += EngineCommand.all.map { command in
                Line("  " + String(command.key).padded(toCells: 14) + command.help.prefix(1).uppercased() + command.help.dropFirst())
            }
        }
        if location == .progress { lines += progressHelp }
        lines += [Line(), Line("Everywhere", theme[.heading])]
        lines += Command.all.filter { !$0.isForEditor && $0.exists(in: model) }.flatMap(keyLine)
        lines.append(Line("  ^G            All commands, each with its letter"))
        return lines
    }

    /// The keys of the scratchpad and of its results.
    private var scratchpadHelp: [Line] {
        var lines = [
            Line(), Line("Scratchpad", theme[.heading]),
            Line("  Enter         At the end of a line that ends a statement: run what hasn't run of the line, and open a new line"),
            Line("  Alt-Enter     Run the selection, or else everything"),
            Line("  •             In the margin: the statement has run since its last edit"),
            Line("  Tab           Complete the name of a table or column"),
            Line("  ^P ^N         Earlier statements, while the text is empty or one of them"),
            Line("  Shift-arrows  Select text; so does dragging the mouse"),
        ]
        lines += Command.all.filter { $0.isForEditor }.flatMap(keyLine)
        if lesson?.console == nil { lines.append(Line("  Esc           Back to the lesson")) }
        lines += [
            Line(), Line("Result", theme[.heading]),
            Line("  /  f  o       Search, filter, sort"), Line("  Enter  x  v   One value, one row, a chart"),
            Line("  y  s          Copy a value, save the rows shown"),
            Line("  c  t          A plan next to the one before, or as text"),
        ]
        return lines
    }

    /// Where what a key does starts in the help.
    private static let helpIndent = 16

    /// A command with its key; empty if it has none.
    private func keyLine(_ command: Command) -> [Line] {
        model.key(of: command).map { [Line("  " + KeyName($0).description.padded(toCells: 14) + command.label(in: model))] } ?? []
    }
}
