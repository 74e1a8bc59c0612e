import Course
import Primitives
import Progress
import Terminal
import TutorCore
import Verdicts

/// The status line and the key bar.
extension Painter {
    func drawStatus(into frame: inout Frame) {
        let area = Rect(x: 1, y: size.height - 2, width: size.width - 2, height: 1)
        if let notice {
            let style = theme[notice.isTrouble ? .warning : .accent]
            let words = notice.text.split(whereSeparator: \.isNewline).joined(separator: " ")
            frame.canvas.put(Line(SafeText(words).string.shortened(toCells: area.width), style), at: Point(x: area.x, y: area.y), in: area)
            return
        }
        let right = activity.minutesToday > 0 ? "\(activity.minutesToday) min today" : ""
        let left = Rect(x: area.x, y: area.y, width: area.width - right.cellWidth - 2, height: 1)
        let line = statusLine(width: left.width, on: frame.map.page)
        // What the line says comes first.
        let fits = line.cellWidth <= left.width
        if fits { frame.canvas.put(right, endingAt: area.maxX, y: area.y, style: theme[.muted]) }
        frame.canvas.put(line, at: Point(x: left.x, y: left.y), in: fits ? left : area)
    }

    private func statusLine(width: Int, on page: ScreenMap.PageMap) -> Line {
        switch location {
        case .map: return mapStatus(width: width)
        case .progress:
            let hasCommands = Command.reference.availability(in: model) == .now
            let more = hasCommands ? "k shows the lesson's commands." : "Pauses don't count."
            return Line(model.tracker == nil ? "Reading the log." : "Enter shows how a figure is calculated. \(more)", theme[.muted])
        case .lesson: return lesson.map { lessonStatus($0, width: width, on: page) } ?? Line()
        }
    }

    private func mapStatus(width: Int) -> Line {
        if let trouble = map.troubles.first { return Line(trouble, theme[.warning]) }
        if case .failed(let why) = server { return Line(why, theme[.warning]) }
        if overlay != nil { return Line() }
        guard let entry = map.openEntry else { return Line() }
        let count = mapRows.count
        let shown = count > moduleRows ? " The list shows \(moduleRows) of \(count)." : ""
        let modules = Line("← and → move between modules.\(shown)", theme[.muted])
        if entry.coursePage != nil { return modules }
        if entry.lessonCount == 0 { return Line() }
        if let lesson = map.markedLesson, !hasPreview, !status(of: lesson).isKnown, let preview = map.preview, preview.path == lesson.path {
            let missing = preview.buildsOn.filter { !status(of: $0).isKnown }.map(\.title).joined(separator: ", ")
            let words = SafeText("Do first: \(missing)").string
            if !missing.isEmpty { return Line(words.shortened(toCells: width), theme[.muted]) }
        }
        return map.entries.count > 1 ? modules : Line("Enter opens the selected lesson.", theme[.muted])
    }

    private func lessonStatus(_ lesson: LessonState, width: Int, on page: ScreenMap.PageMap) -> Line {
        let hidden = lesson.isZoomed ? hiddenByZoom : []
        if let last = hidden.last {
            let names = hidden.count == 1 ? last : "\(hidden.dropLast().joined(separator: ", ")) and \(last)"
            return Line("Zoom hides the \(names). Ctrl-G Z shows \(hidden.count == 1 ? "it" : "them").", theme[.accent])
        }
        if let console = lesson.console { return Line(console.rules, theme[.muted]) }
        if case .judging(_, _, isAsked: true) = lesson.pad.activity { return Line("Your answer is being checked.", theme[.accent]) }
        if let words = lesson.servers.words { return Line(words, theme[.accent]) }
        if lesson.isPreparing { return Line("calf is preparing this section. Wait before you use the shell.", theme[.accent]) }
        if let finding = lesson.findings.first {
            let more = lesson.findings.count - 1
            return Line("! \(SafeText(finding).string)\(more > 0 ? " (and \(more) more)" : "")", theme[.warning])
        }
        if let reviewPlace {
            let words =
                lesson.review?.isPlacement == true
                ? lesson.review?.isSolved == true
                    ? lesson.hasHelped ? "Solved with help, so it proves nothing." : "Solved." : "Ctrl-G N skips, Ctrl-G 0 ends."
                : lesson.review?.hasFailed == true ? "Forgotten? Look it up and come back." : "Earlier answers are hidden."
            let data = lesson.review?.hasNewValues == true ? "New values. " : lesson.review?.hasNewData == true ? "Added rows. " : ""
            return Line([Span(reviewPlace, theme[.strong]), Span("   \(data)\(words)", theme[.muted])])
        }
        let isAtEnd = lesson.section + 1 == lesson.lesson.sections.count
        if lesson.focus == .text, let keys = lesson.waitingQuestion(on: page).flatMap(lesson.answerKeys) {
            return Line(keys.rule, theme[.muted])
        }
        if model.hasDueAtStart || isAtEnd && model.hasDue, let due = reviewLines.last {
            return Line(Array(line(due).spans.dropFirst()))
        }
        let exercises = lesson.lesson.exercises
        guard let exercise = lesson.exercise, let number = lesson.number(of: exercise) else {
            let next = lesson.lesson.sections.element(at: lesson.section + 1)
            var line = Line("Section \(lesson.section + 1) of \(lesson.lesson.sections.count)", theme[.muted])
            if let next { line.spans.append(Span("   Next: \(next.title)", theme[.muted])) }
            return line
        }
        var line = Line("Exercise \(number + 1) of \(exercises.count)  ", theme[.muted])
        let numbered = exerciseMarks(lesson, at: number, isNumbered: true)
        // Of many exercises, all marks are shown rather than some of the numbers.
        let fits = line.cellWidth + exercise.title.cellWidth + 3 + numbered.cellWidth <= width
        let marks = fits ? numbered : exerciseMarks(lesson, at: number, isNumbered: false)
        let room = width - line.cellWidth - 3 - marks.cellWidth
        line.spans += [Span(exercise.title.truncated(toCells: max(0, room)), theme[.strong]), Span("   ")] + marks.spans
        let counts = lesson.hasChanged(exercise) ? ["   changed since you solved it"] : counts(lesson, exercise)
        // They matter more than the minutes at the right.
        let fitting = counts.first { [line] in line.cellWidth + $0.cellWidth <= size.width - 2 }
        if let fitting { line.spans.append(Span(fitting, theme[.muted])) }
        return line
    }

    /// How the exercise went, in full and shorter.
    private func counts(_ lesson: LessonState, _ exercise: Exercise) -> [String] {
        let progress = lesson.progress.exercises[exercise.id]
        let tries = progress?.tries ?? 0
        let hints = "hints \(lesson.hintsShown[exercise.id] ?? 0)"
        if progress?.done == nil { return ["   failed checks \(tries) · \(hints)", "   failed checks \(tries)"] }
        if tries == 0 { return ["   solved · \(hints)", "   solved"] }
        let failed = "\(tries) failed check\(tries == 1 ? "" : "s")"
        return ["   solved after \(failed) · \(hints)", "   solved after \(failed)", "   \(failed)"]
    }

    /// A mark for each exercise, with its number or in groups of five.
    private func exerciseMarks(_ lesson: LessonState, at number: Int, isNumbered: Bool) -> Line {
        var marks = Line()
        for (index, exercise) in lesson.lesson.exercises.enumerated() {
            let isDone = lesson.isDone(exercise)
            let mark = isDone ? "✓" : index == number ? "▸" : "○"
            let style = isDone ? theme[.right] : theme[.muted]
            if isNumbered || (index > 0 && index % 5 == 0) { marks.spans.append(Span(" ")) }
            marks.spans.append(Span(isNumbered ? "\(mark) \(index + 1)" : mark, style))
        }
        return marks
    }

    func drawKeys(into frame: inout Frame) {
        let area = Rect(x: 1, y: size.height - 1, width: size.width - 2, height: 1)
        let entries = overlay.map { overlayKeys($0, on: frame.map.overlay) } ?? keyEntries(on: frame.map.page)
        let more = overlay == nil ? KeyBar.Entry(key: "^G", label: "All commands") : nil
        let bar = KeyBar(entries: entries.map(\.entry), last: more, theme: theme)
        bar.draw(into: &frame.canvas, in: area)
        frame.addTarget(area) { point in
            guard let shown = bar.entry(at: point, in: area) else { return nil }
            return shown == more ? .key(.control("g")) : entries.first { $0.entry == shown }?.target
        }
    }

    /// An entry of the key bar, and the target of a click on it.
    private typealias KeyEntry = (entry: KeyBar.Entry, target: Target)

    /// The entry for a command's own key.
    private func entry(_ command: Command, _ importance: Int = 1, _ label: String? = nil, key: String? = nil) -> KeyEntry {
        let isEnabled = command.availability(in: model) == .now
        let name = key ?? model.barKey(of: command, inShell: location == .lesson && lesson?.focus == .shell)
        let words = label ?? command.shortLabel(in: model)
        return (KeyBar.Entry(key: name, label: words, isEnabled: isEnabled, importance: importance), .command(command))
    }

    /// The entry for a key that has a meaning only here.
    private func keyEntry(_ key: KeyEvent, _ name: String, _ label: String, _ importance: Int = 5) -> KeyEntry {
        (KeyBar.Entry(key: name, label: label, importance: importance), .key(key))
    }

    /// The keys of what is on top of the screen; what is below gets none.
    private func overlayKeys(_ overlay: Overlay, on map: ScreenMap.OverlayMap) -> [KeyEntry] {
        let close = keyEntry(KeyEvent(.escape), "Esc", "Close", 9)
        /// What Enter does, and how to select one of several entries.
        func keys(_ label: String, of count: Int, isSelected: Bool = true) -> [KeyEntry] {
            (count > 0 && isSelected ? [keyEntry(KeyEvent(.enter), "Enter", label, 8)] : [])
                + (count > 1 ? [keyEntry(KeyEvent(.down), "↑↓", "Select", 7)] : []) + [close]
        }
        switch overlay {
        case .menu(let state): return keys("Choose", of: state.entries(model.menuItems).count)
        case .question(let question, let state):
            return keys("Choose", of: question.choices.count, isSelected: state.selected >= 0)
        case .find(let finder): return keys("Open", of: finder.found.count)
        case .history(let search): return keys("Insert", of: search.found.count)
        case .sections: return keys("Go to section", of: lesson?.lesson.sections.count ?? 0)
        case .figure(.due, _) where model.tracker?.tracker.due.reviews.isEmpty == false:
            return [keyEntry(.character("r"), "r", "Review", 8), close]
        case .figure(.next, _) where model.tracker?.tracker.next != nil:
            return [keyEntry(KeyEvent(.enter), "Enter", "Open lesson", 8), close]
        case .help, .tables, .reference, .figure, .runs:
            return (map.lineCount > map.height ? [keyEntry(KeyEvent(.down), "↑↓", "Scroll", 7)] : []) + [close]
        }
    }

    /// The keys available now, the most useful first.
    private func keyEntries(on page: ScreenMap.PageMap) -> [KeyEntry] {
        switch location {
        case .map:
            // It leads to where one came from, which may be the work.
            let back = lesson == nil ? [] : [keyEntry(KeyEvent(.escape), "Esc", "Back", 4)]
            let count = map.openEntry?.lessonCount ?? 0
            let review = Command.review.availability(in: model) == .now ? [entry(.review, 6, key: "r")] : []
            return (count > 0 ? [keyEntry(KeyEvent(.enter), "Enter", "Open")] : []) + review
                + (count > 1 ? [keyEntry(KeyEvent(.down), "↑↓", "Select")] : [])
                + (coursePageLines.count > mapListHeight ? [keyEntry(KeyEvent(.down), "↑↓", "Scroll")] : [])
                + [entry(.find), entry(.progress, 4), entry(.help), entry(.quit)] + back
        case .progress:
            return [keyEntry(KeyEvent(.escape), "Esc", "Back", 9)] + (model.tracker.map(figureKeys) ?? []) + [entry(.map, 2), entry(.quit)]
        case .lesson: return lesson.map { lessonKeys($0, on: page) + skip($0) } ?? []
        }
    }

    private func figureKeys(_ tracker: TrackerState) -> [KeyEntry] {
        let day = tracker.figure == .days ? [keyEntry(KeyEvent(.down), "←↑↓→", "Day", 7)] : []
        let review = tracker.tracker.due.reviews.isEmpty ? [] : [keyEntry(.character("r"), "r", "Review", 5)]
        return [keyEntry(KeyEvent(.enter), "Enter", "Open", 8)] + day
            + [keyEntry(KeyEvent(.tab), "Tab", "Figure", 6), keyEntry(.character("g"), "g", "Goal", 5)] + review
            + (Command.reference.availability(in: model) == .now ? [entry(.reference, 4, "Commands", key: "k")] : [])
    }

    /// In the first lessons that someone opens, only the keys that they need are shown.
    private func isBeginner(_ lesson: LessonState) -> Bool {
        lesson.console == nil && lesson.moduleNumber <= 1 && lesson.summary.number <= 3 && model.progress.count <= 3
    }

    private func lessonKeys(_ lesson: LessonState, on page: ScreenMap.PageMap) -> [KeyEntry] {
        let toLesson = model.escapeLabel.map { [keyEntry(KeyEvent(.escape), "Esc", $0, 7)] } ?? []
        if lesson.prompt != nil {
            return [keyEntry(KeyEvent(.enter), "Enter", "Submit", 9), keyEntry(KeyEvent(.escape), "Esc", "Close", 8)]
        }
        if lesson.pad.isBusy, lesson.focus != .shell {
            return [entry(.cancel, 9)] + otherSession(lesson) + (lesson.focus == .text ? [entry(.map)] : toLesson)
        }
        let rollBack = lesson.hasFailedTransaction ? [entry(.rollBack, 9)] : []
        switch lesson.focus {
        case .text: return pageKeys(lesson, on: page)
        case .editor: return rollBack + editorKeys(lesson, toLesson)
        case .result:
            if lesson.pad.result?.plan != nil { return rollBack + planKeys(lesson, toLesson) }
            return rollBack + rowKeys(lesson, toLesson)
        case .verdict: return rollBack + verdictKeys(lesson, toLesson)
        case .engine:
            let back = keyEntry(KeyEvent(.escape), "Esc", lesson.engine.isInLog ? "Close" : "Lesson", 9)
            return engineKeys.map { ($0.entry, .engine(.command($0.command))) } + [back, entry(.shell, 4)]
        case .files where lesson.files.active == .editor:
            return [keyEntry(KeyEvent(.backtab), "⇧Tab", "Files", 8)] + toLesson + workKeys(lesson)
        case .files:
            if case .naming = lesson.files.part {
                return [keyEntry(KeyEvent(.enter), "Enter", "Save name", 9), keyEntry(KeyEvent(.escape), "Esc", "Cancel", 8)]
            }
            let new = keyEntry(.character("n"), "n", "New", 8)
            let open = lesson.files.marked == nil ? [] : [keyEntry(KeyEvent(.enter), "Enter", "Open", 9)]
            return open + [new] + toLesson + workKeys(lesson)
        case .shell: return shellKeys(lesson)
        }
    }

    private func pageKeys(_ lesson: LessonState, on page: ScreenMap.PageMap) -> [KeyEntry] {
        var keys: [KeyEntry] = []
        let isAsked = lesson.waitingQuestion(on: page) != nil
        let enter = lesson.enterAction(on: page)
        if let enter {
            keys.append(keyEntry(KeyEvent(.enter), "Enter", LessonText.label(of: enter, in: lesson), 8))
        }
        /// The entry for a command's letter. While a question has the letters, Ctrl-G reaches the command.
        func entry(_ command: Command, _ importance: Int, _ label: String? = nil, letter: Character) -> [KeyEntry] {
            if !isAsked { return [self.entry(command, importance, label, key: "\(letter)")] }
            return command.letter == nil && model.key(of: command) == nil ? [] : [self.entry(command, importance, label)]
        }
        if enter != .pageDown, page.top < page.lastTop { keys.append(keyEntry(.character(" "), "Space", LessonText.pageDown, 6)) }
        if page.lastLeft > 0 {
            keys.append(keyEntry(KeyEvent(page.left < page.lastLeft ? .right : .left), "←→", "Sideways", 6))
            if !lesson.isZoomed, !isNarrow { keys.append(self.entry(.zoom, 6)) }
        }
        let isReviewNext = model.isReviewWaiting || model.hasDueAtStart
        if lesson.review?.canLookUp == true { keys += entry(.lookUp, 8, letter: "l") }
        if isReviewNext || model.hasDue { keys += entry(.review, isReviewNext ? 7 : 4, letter: "r") }
        let next = entry(.nextSection, 5, letter: "n")
        let work = entry(.scratchpad, 4, lesson.tab.place.capitalizedFirst, letter: "e")
        if isBeginner(lesson) {
            return keys + (lesson.review == nil ? [] : next) + work + (lesson.exercise == nil ? [] : [self.entry(.check, 3)])
        }
        keys += (lesson.markedItem == .nextSection ? [] : next) + work
        if lesson.items.count > 1 { keys.append(keyEntry(KeyEvent(.tab), "Tab", "Next item", 2)) }
        return keys + [self.entry(.map, 3), self.entry(.find, 1), self.entry(.progress, 1), self.entry(.quit, 1)]
    }

    /// Leads to the next question of a placement from any pane. On the page, n does.
    private func skip(_ lesson: LessonState) -> [KeyEntry] {
        lesson.review?.isPlacement == true && lesson.focus != .text ? [entry(.nextSection, 8)] : []
    }

    /// Leads from a failed review to what explains it.
    private func lookUp(_ lesson: LessonState) -> [KeyEntry] {
        lesson.review?.canLookUp == true ? [entry(.lookUp, 8)] : []
    }

    private func editorKeys(_ lesson: LessonState, _ toLesson: [KeyEntry]) -> [KeyEntry] {
        let exercise = lesson.exercise == nil ? [] : [entry(.check, 8), entry(.hint, 6)]
        if isBeginner(lesson) {
            return [entry(.run, 9)] + exercise + otherSession(lesson) + toLesson
        }
        let cancel = lesson.runToCancel == nil ? [] : [entry(.cancel, 7)]
        let result = lesson.pad.result == nil ? [] : [entry(.result, 5)]
        let console = lesson.console == nil ? [] : [entry(.history, 2), entry(.help, 4), entry(.quit, 6)]
        let part = hasParts(lesson) ? [entry(.runStatement, 6)] : []
        return [entry(.run, 9)] + part + exercise + otherSession(lesson) + cancel + result + [entry(.tables, 3)] + console + toLesson
    }

    /// Shown if the lesson is about sessions, if two are open, or if there is no lesson.
    private func otherSession(_ lesson: LessonState) -> [KeyEntry] {
        lesson.focus != .text && (lesson.teachesSessions || lesson.hasTwoSessions || lesson.console != nil) ? [entry(.otherSession, 7)] : []
    }

    private func rowKeys(_ lesson: LessonState, _ toLesson: [KeyEntry]) -> [KeyEntry] {
        let edit = keyEntry(.character("e"), "e", "Edit", 9)
        guard let result = lesson.pad.result, result.shown?.columns.isEmpty == false else { return [edit] + toLesson + [entry(.run, 5)] }
        let back = keyEntry(KeyEvent(.escape), "Esc", "Back", 9)
        if result.field != nil {
            return [keyEntry(KeyEvent(.enter), "Enter", "Submit", 9), keyEntry(KeyEvent(.escape), "Esc", "Close", 8)]
        }
        if case .chart? = result.detail?.kind {
            return [back, keyEntry(.character("v"), "v", "Next kind", 8), keyEntry(KeyEvent(.right), "←→", "Column", 7)]
        }
        if result.detail != nil { return [back, keyEntry(KeyEvent(.right), "←→", "Next", 8), keyEntry(.character("y"), "y", "Copy", 7)] }
        let isLast = result.shownIndex == result.parts.count - 1
        let other = isLast ? keyEntry(.character("["), "[", "Previous result", 8) : keyEntry(.character("]"), "]", "Next result", 8)
        let others = result.parts.count > 1 ? [other] : []
        return others + [
            keyEntry(KeyEvent(.enter), "Enter", "Value", 7), keyEntry(.character("x"), "x", "Row", 5),
            keyEntry(.character("/"), "/", "Search", 6),
        ] + (result.shown?.isPrinted == true ? [] : [keyEntry(.character("o"), "o", "Sort", 4)]) + [
            keyEntry(.character("f"), "f", "Filter", 4), keyEntry(.character("v"), "v", "Chart", 4),
            keyEntry(.character("s"), "s", "Save", 4), edit,
        ] + toLesson
    }

    private func planKeys(_ lesson: LessonState, _ toLesson: [KeyEntry]) -> [KeyEntry] {
        let edit = keyEntry(.character("e"), "e", "Edit", 8)
        guard let result = lesson.pad.result else { return [edit] + toLesson }
        let text = keyEntry(.character("t"), "t", result.planPane.showsText ? "Tree" : "Text", 6)
        if result.comparedPlans != nil { return [keyEntry(KeyEvent(.escape), "Esc", "Back", 9), text, edit] }
        let compare = result.planBefore == nil ? [] : [keyEntry(.character("c"), "c", "Compare", 9)]
        return compare + [text, keyEntry(KeyEvent(.down), "↑↓", result.planPane.showsText ? "Scroll" : "Select", 5), edit] + toLesson
    }

    private func verdictKeys(_ lesson: LessonState, _ toLesson: [KeyEntry]) -> [KeyEntry] {
        guard let verdict = lesson.pad.verdict else { return editorKeys(lesson, toLesson) }
        if verdict.judgement.verdict == .pass {
            let edit = keyEntry(KeyEvent(.backtab), "⇧Tab", "Edit", 7)
            return [keyEntry(KeyEvent(.enter), "Enter", "Continue", 9), entry(.alternative, 8), edit] + toLesson
        }
        let more = verdict.hasMoreDifferences ? [entry(.differences, 5)] : []
        return [keyEntry(KeyEvent(.enter), "Enter", "Edit", 9), entry(.hint, 6)] + lookUp(lesson) + more + [
            entry(.expected, 5)
        ] + toLesson
    }

    /// Every key except Ctrl-G goes to the shell.
    private func shellKeys(_ lesson: LessonState) -> [KeyEntry] {
        let exercise = lesson.exercise == nil ? [] : [entry(.hint, 7), entry(.check, 7)]
        let engine = lesson.hasEngine ? [entry(.engine, 5)] : []
        return exercise + [entry(.text, 9)] + engine
            + [
                entry(.zoom, 4), entry(.reset, 3), entry(.copyMode, 3),
                entry(.newShell, 2),
            ]
    }

    private func workKeys(_ lesson: LessonState) -> [KeyEntry] {
        (lesson.exercise == nil ? [] : [entry(.check, 5), entry(.hint, 5)]) + [entry(.shell, 4)]
    }
}
