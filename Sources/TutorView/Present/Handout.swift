package import Course
import EngineValues
import Markup
import Primitives
package import Terminal
package import TutorCore
import Verdicts

/// A demo as it happened, for those who saw it: texts, statements, results, and verdicts as Markdown, with a picture of each diagram. What
/// was undone leaves nothing, and neither does a statement of free typing that failed.
package struct Handout {
    /// Where a screen is in the handout.
    private struct Place: Hashable, Comparable {
        var step: Int
        /// The statement run in free typing, by its number; 0 for the step itself.
        var live = 0
        var page = 0

        static func < (one: Place, other: Place) -> Bool {
            (one.step, one.live, one.page) < (other.step, other.live, other.page)
        }

        /// The name of its picture.
        var file: String {
            "step-\(step + 1)" + (live == 0 ? "" : "-live-\(live)") + (page == 0 ? "" : "-page-\(page + 1)") + ".svg"
        }
    }

    /// A screen as the room saw it last, after its step was finished.
    private struct Screen {
        var place: Place
        /// The number of the run or jump before it. Once that is undone, the screen is dropped.
        var moment: Int
        var showsRecorded: Bool
        var section: String
        var label: String
        /// What was run and its result as Markdown: of the steps that it builds on, and its own.
        var texts: [(place: Place, text: String)]
        /// What a text can't show.
        var picture: Canvas?
        var size: Size
        var pages: Int
    }

    private let title: String
    /// In the order in which they were shown.
    private var screens: [Screen] = []
    /// What is on the screen now, if its step is finished. It is drawn when something else is shown.
    private var latest: (place: Place, model: Model, size: Size)?

    package init(of lesson: Lesson) { title = lesson.title }

    /// Notes what the audience sees.
    package mutating func note(_ model: Model, size: Size) {
        guard let presenting = model.presenting, model.lesson != nil else { return }
        forgetUndone(presenting)
        guard presenting.catchUp == nil, !presenting.isBlank, model.overlay == nil, Painter.hasRoom(size) else { return }
        var place = Place(step: presenting.index, page: model.presentedPage)
        if presenting.isLive { place.live = model.lesson?.pad.result?.run.number ?? 0 }
        let isFinished = Self.isFinished(presenting, in: model)
        if isFinished, let latest, latest.model.presenting?.lastMoment == presenting.lastMoment, latest.place == place {
            // In free typing, the next statement is typed above the last one's result.
            if !presenting.isLive || latest.size != size { self.latest = (place, model, size) }
            return
        }
        keepLatest()
        if isFinished { latest = (place, model, size) }
    }

    /// Whether what is shown has been run, or its verdict is there. In free typing, only what was run is kept.
    private static func isFinished(_ presenting: Presenting, in model: Model) -> Bool {
        guard let lesson = model.lesson, let step = presenting.step else { return false }
        if presenting.isLive {
            guard let result = lesson.pad.result, lesson.lesson.rehearsal(of: step)?.place != .shell else { return false }
            return result.isComplete && result.trouble == nil && presenting.liveRuns.contains(result.run.number)
        }
        if presenting.showsRecorded { return true }
        if step.kind == .verdict {
            return lesson.pads[PadID(exercise: lesson.lesson.sections[step.section].exercise?.id)]?.verdict != nil
        }
        return !step.runs || presenting.ran.contains(presenting.index)
    }

    private mutating func forgetUndone(_ presenting: Presenting) {
        func isKept(_ place: Place, _ moment: Int, showsRecorded: Bool) -> Bool {
            presenting.keeps(moment) && (place.live == 0 || presenting.liveRuns.contains(place.live))
                && (!showsRecorded || presenting.recordedSteps.contains(place.step))
        }
        screens.removeAll { !isKept($0.place, $0.moment, showsRecorded: $0.showsRecorded) }
        guard let (place, model, _) = latest, let shown = model.presenting else { return }
        if !isKept(place, shown.lastMoment, showsRecorded: shown.showsRecorded) { latest = nil }
    }

    private mutating func keepLatest() {
        guard let (place, shown, size) = latest, let presenting = shown.presenting else { return }
        latest = nil
        var model = shown
        if place.live == 0 { model.presenting?.show(place.step, page: place.page) }
        guard let layout = StepLayout(model, size: Self.textSize, theme: .mono) else { return }
        let frame = Renderer().frame(of: model, size: size, theme: Self.theme)
        let isPicture = place.live == 0 && layout.hasDiagram
        screens.removeAll { $0.place == place && $0.moment == presenting.lastMoment }
        let texts = place.live > 0 ? [(place.step, layout.liveRecord)] : layout.records
        screens.append(
            Screen(
                place: place, moment: presenting.lastMoment, showsRecorded: presenting.showsRecorded, section: layout.title,
                label: place.live > 0 ? "Free typing" : layout.step.label,
                texts: texts.map { (place: Place(step: $0.0, live: place.live), text: $0.1) },
                picture: isPicture ? frame.canvas : nil, size: size, pages: frame.map.presentedPages))
    }

    /// Paper is white.
    private static let theme = Theme.light

    /// Results in the text are as wide as a page of paper.
    private static let textSize = Size(width: 100, height: 1000)

    /// The file that shows all the others.
    package static let name = "handout.md"

    /// The files of the handout, by their names.
    package func files() -> [(name: String, text: String)] {
        var all = self
        all.keepLatest()
        return all.written
    }

    private var written: [(name: String, text: String)] {
        var newest: [Place: Screen] = [:]
        var texts: [Place: String] = [:]
        for screen in screens {
            newest[Place(step: screen.place.step, live: screen.place.live)] = screen
            // Shown again, a statement can still wait for what it had returned before.
            for (place, text) in screen.texts where texts[place]?.hasPrefix(text) != true { texts[place] = text }
        }
        // At another size, or with another result, a step had other pages.
        let shown = screens.filter { screen in
            let last = newest[Place(step: screen.place.step, live: screen.place.live)]
            return last?.size == screen.size && last?.pages == screen.pages
        }
        let pages = Dictionary(shown.map { ($0.place, $0) }, uniquingKeysWith: { $1 }).values.sorted { $0.place < $1.place }
        var text = ["# \(title)"]
        var section = ""
        for page in pages {
            if page.section != section { text.append("## \(page.section)") }
            section = page.section
            // Each page of a step has the same text.
            text += page.texts.compactMap { texts.removeValue(forKey: $0.place) }
            if page.picture != nil { text.append("![Step \(page.place.step + 1): \(page.label)](\(page.place.file))") }
        }
        let pictures = pages.compactMap { page in
            page.picture.map { (name: page.place.file, text: RenderedSVG.svg($0, theme: Self.theme)) }
        }
        return [(name: Self.name, text: text.joined(separator: "\n\n") + "\n")] + pictures
    }
}

extension StepLayout {
    /// What the step has run and its result, or its verdict, as Markdown, after the steps that this builds on: the statements of a script
    /// before it, or the exercise's earlier work. A jump runs those without showing them.
    fileprivate var records: [(Int, String)] {
        let script = model.scriptName(of: step)
        let earlier = presenting.presentation.steps.indices.prefix(presenting.index).filter { index in
            guard presenting.ran.contains(index) else { return false }
            let other = presenting.presentation.steps[index]
            switch (step.kind, other.kind) {
            case (.work, .work), (.verdict, .work): return step.section == other.section
            default: return script != nil && script == model.scriptName(of: other)
            }
        }
        let before = earlier.compactMap { index -> (Int, String)? in
            var shown = model
            shown.presenting?.show(index, page: 0)
            return StepLayout(shown, size: size, theme: theme).map { (index, $0.record(isShown: false)) }
        }
        return (before + [(presenting.index, record(isShown: true))]).filter { !$0.1.isEmpty }
    }

    /// Whether a text can't show all of the step.
    fileprivate var hasDiagram: Bool { elements.contains { if case .diagram = $0 { true } else { false } } }

    private var elements: ArraySlice<Element> {
        guard case .text(let range) = step.kind else { return [] }
        return lesson.lesson.sections[step.section].elements[range]
    }

    /// - Parameter isShown: Whether the room sees this step, and not one that builds on it.
    private func record(isShown: Bool) -> String {
        switch step.kind {
        case .verdict, .task: return Self.fenced(pages.text, "text")
        case .text:
            let isProse = elements.allSatisfy { if case .prose = $0 { true } else { false } }
            return isProse ? pages.text : hasDiagram ? "" : Self.fenced(pages.text, "text")
        // The second page has the answer, too.
        case .question: return Self.fenced((pages.pages.last?.lines ?? []).map(\.plain).joined(separator: "\n"), "text")
        // The statement is above its result, and so is the question.
        case .show, .predict: return ""
        case .solution:
            return lesson.lesson.sections[step.section].exercise?.solution.map { Self.fenced($0.text, $0.language) }
                .joined(separator: "\n\n") ?? ""
        case .run, .work: break
        }
        guard let rehearsal = lesson.lesson.rehearsal(of: step) else { return "" }
        if isShown, presenting.showsRecorded { return Self.fenced(pages.text, "text") }
        guard presenting.ran.contains(presenting.index) else { return "" }
        var parts = [Self.fenced(rehearsal.text, rehearsal.language)]
        let predicted = predicted(isRight: !presenting.failed.contains(presenting.index))
        switch rehearsal.place {
        case .file(let path): parts.insert("File `\(path.text)`:", at: 0)
        case .session(let side):
            if let name = model.scriptName(of: step) {
                parts.insert("Session \(side.rawValue):", at: 0)
                if let holder = lesson.sessions.steps[name]?.waited[step.part] { parts.append("Waited for \(holder).") }
            }
            if let result, result.isComplete { parts.append(record(of: result)) }
        case .shell:
            guard let screen = presenting.shellScreens[presenting.index] ?? (isShown ? lesson.shells.tab?.frame : nil) else { break }
            let (lines, hasCommand) = printed(screen.canvas.plainText, by: rehearsal.text)
            if hasCommand { parts = [] }
            parts.append(Self.fenced(lines.joined(separator: "\n"), "text"))
        }
        if !predicted.isEmpty { parts.append(Self.fenced(predicted.map(\.plain).joined(separator: "\n"), "text")) }
        return parts.joined(separator: "\n\n")
    }

    /// The lines of a shell's screen from a command on, without the prompt below and what isn't the lesson's, or the whole screen if the
    /// command has scrolled away.
    private func printed(_ screen: String, by command: String) -> (lines: [Substring], hasCommand: Bool) {
        var lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
        let start = command.prefix { $0 != "\n" }.prefix(30)
        let first = lines.lastIndex { $0.contains(start) }
        lines.removeFirst(first ?? 0)
        lines.removeLast(lines.reversed().prefix { $0.allSatisfy(\.isWhitespace) }.count)
        let prompt = first == nil ? nil : lines.first?.firstRange(of: start).flatMap { lines.first?[..<$0.lowerBound].trimmed }
        if let prompt, lines.count > 1, lines.last?.trimmed == prompt { lines.removeLast() }
        let others = lesson.engine.inventory.containers.filter { !$0.isLessons }
        lines.removeAll { line in
            let words = line.split(separator: " ")
            return others.contains { $0.id.prefix(12) == words.first ?? "" || $0.name == words.last ?? "" }
        }
        return (lines, first != nil)
    }

    /// What was run in free typing, and its result.
    fileprivate var liveRecord: String {
        guard let result = lesson.pad.result else { return "" }
        return Self.fenced(result.statements.joined(separator: "\n"), "sql") + "\n\n" + record(of: result)
    }

    private func record(of result: ResultState) -> String {
        let blocks = ResultBlocks(result, width: size.width, theme: theme)
        let lines = !presenting.isLive && model.scriptName(of: step) != nil ? blocks.brief : blocks.blocks.flatMap(\.lines)
        return Self.fenced(lines.map(\.plain).joined(separator: "\n"), "text")
    }

    /// A result can contain anything, even a fence.
    private static func fenced(_ text: String, _ language: String) -> String {
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.prefix(line.count - line.reversed().prefix { $0.isWhitespace }.count))
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return ([fence + language] + lines + [fence]).joined(separator: "\n")
    }
}

extension StepPages {
    fileprivate var text: String { pages.flatMap(\.lines).map(\.plain).joined(separator: "\n") }
}
