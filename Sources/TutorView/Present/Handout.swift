package import Course
import EngineValues
import Markup
package import Terminal
package import TutorCore
import Verdicts

/// A demo as it happened, for those who saw it: statements, results, and verdicts as Markdown, with a picture of each screen.
package struct Handout {
    /// A screen that was shown. The same one, shown again, replaces it.
    private struct Moment: Hashable, Comparable {
        var step: Int
        var page: Int
        /// The statement run in free typing, by its number; 0 for the step itself.
        var live: Int

        static func < (one: Moment, other: Moment) -> Bool {
            (one.step, one.live, one.page) < (other.step, other.live, other.page)
        }

        /// Whether something is typed and run in its step.
        func runs(in presenting: Presenting) -> Bool { presenting.presentation.steps.element(at: step)?.runs == true }

        /// Whether its code has been run, or its verdict is there. A mistake made in free typing isn't kept.
        func isFinished(in model: Model) -> Bool {
            guard let presenting = model.presenting, let lesson = model.lesson, let shown = presenting.step else { return false }
            if live > 0 {
                let result = lesson.pad.result
                return result?.run.number == live && result?.isComplete == true && result?.trouble == nil
            }
            if presenting.showsRecorded { return true }
            if shown.kind == .verdict {
                return lesson.pads[PadID(exercise: lesson.lesson.sections[shown.section].exercise?.id)]?.verdict != nil
            }
            return !shown.runs || presenting.hasRun
        }

        /// The name of its picture.
        var file: String {
            "step-\(step + 1)" + (live == 0 ? "" : "-live-\(live)") + (page == 0 ? "" : "-page-\(page + 1)") + ".svg"
        }
    }

    private struct Entry {
        var section: String
        var label: String
        /// What was run and its result as Markdown: of the steps that it builds on, by index, and its own.
        var texts: [(step: Int, text: String)]
        var picture: Canvas
        var size: Size { picture.size }
    }

    private let title: String
    private var entries: [Moment: Entry] = [:]
    /// What is on the screen now. It becomes an entry when something else is shown.
    private var latest: (moment: Moment, model: Model, size: Size)?

    package init(of lesson: Lesson) { title = lesson.title }

    /// Notes what the audience sees.
    package mutating func note(_ model: Model, size: Size) {
        guard let presenting = model.presenting, presenting.catchUp == nil, model.overlay == nil, model.lesson != nil, Painter.hasRoom(size)
        else { return }
        // What was undone since.
        entries = entries.filter { moment, _ in
            if moment.live > 0 { return presenting.liveRuns.contains(moment.live) }
            return !moment.runs(in: presenting) || presenting.completedSteps.contains(moment.step) || presenting.running == moment.step
        }
        let run = presenting.isLive ? model.lesson?.pad.result?.run.number : nil
        // In free typing, only what was run is kept.
        if presenting.isBlank || presenting.isLive && run == nil { return }
        let moment = Moment(step: presenting.index, page: model.presentedPage, live: run ?? 0)
        if let latest, latest.moment != moment { keep(latest.moment, of: latest.model, latest.size) }
        latest = (moment, model, size)
    }

    private mutating func keep(_ moment: Moment, of model: Model, _ size: Size) {
        guard moment.isFinished(in: model) else { return }
        var model = model
        if moment.live == 0 { model.presenting?.show(moment.step, page: moment.page) }
        guard let layout = StepLayout(model, size: Self.textSize, theme: .mono) else { return }
        let isLive = moment.live > 0
        // At another size, it had other pages.
        entries = entries.filter { $0.key.step != moment.step || $0.key.live != moment.live || $0.value.size == size }
        entries[moment] = Entry(
            section: layout.title, label: isLive ? "Free typing" : layout.step.label,
            texts: isLive ? [(step: moment.step, text: layout.liveRecord)] : layout.records,
            picture: Renderer().frame(of: model, size: size, theme: Self.theme).canvas)
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
        if let latest { all.keep(latest.moment, of: latest.model, latest.size) }
        return all.written
    }

    private var written: [(name: String, text: String)] {
        var text = ["# \(title)"]
        var section = ""
        let sorted = entries.sorted { $0.key < $1.key }
        // Each page of a step has the same text, and later steps can have a fuller one: a later statement ends an earlier one's wait.
        var texts: [Moment: String] = [:]
        for (moment, entry) in sorted {
            for (step, text) in entry.texts {
                let key = Moment(step: step, page: 0, live: moment.live)
                if text.count > texts[key]?.count ?? 0 { texts[key] = text }
            }
        }
        for (moment, entry) in sorted {
            if entry.section != section { text.append("## \(entry.section)") }
            section = entry.section
            text += entry.texts.compactMap { texts.removeValue(forKey: Moment(step: $0.step, page: 0, live: moment.live)) }
            text.append("![Step \(moment.step + 1): \(entry.label)](\(moment.file))")
        }
        let pictures = entries.map { (name: $0.key.file, text: RenderedSVG.svg($0.value.picture, theme: Self.theme)) }
        return [(name: Self.name, text: text.joined(separator: "\n\n") + "\n")] + pictures
    }
}

extension StepLayout {
    /// What the step has run and its result, or its verdict, as Markdown, after the steps that this builds on: the statements of a script
    /// before it, or the exercise's earlier work. A jump runs those without showing them.
    fileprivate var records: [(step: Int, text: String)] {
        let script = model.scriptName(of: step)
        let earlier = presenting.presentation.steps.indices.prefix(presenting.index).filter { index in
            let other = presenting.presentation.steps[index]
            switch (step.kind, other.kind) {
            case (.work, .work), (.verdict, .work): return step.section == other.section
            default:
                let hasRun = presenting.completedSteps.contains(index) || presenting.running == index
                return hasRun && script != nil && script == model.scriptName(of: other)
            }
        }
        let before = earlier.compactMap { index -> (step: Int, text: String)? in
            var shown = model
            shown.presenting?.show(index, page: 0)
            return StepLayout(shown, size: size, theme: theme).map { (index, $0.record(isShown: false)) }
        }
        return (before + [(step: presenting.index, text: record(isShown: true))]).filter { !$0.text.isEmpty }
    }

    /// - Parameter isShown: Whether the room sees this step, so that only what has run belongs to it.
    private func record(isShown: Bool) -> String {
        if case .verdict = step.kind { return Self.fenced(pages.text, "text") }
        guard presenting.hasRun || !isShown, let rehearsal = lesson.lesson.rehearsal(of: step) else { return "" }
        var parts = [Self.fenced(rehearsal.text, rehearsal.language)]
        switch rehearsal.place {
        case .file(let path): parts.insert("File `\(path.text)`:", at: 0)
        case .session(let side):
            if model.scriptName(of: step) != nil { parts.insert("Session \(side.rawValue):", at: 0) }
            if presenting.hasRun, let result, result.isComplete { parts.append(record(of: result)) }
        case .shell:
            guard let screen = presenting.shellScreens[presenting.index] ?? (isShown ? lesson.shells.tab?.frame : nil) else { break }
            let text = screen.canvas.plainText
            // The command can have scrolled away.
            if text.contains(rehearsal.text.prefix { $0 != "\n" }) { parts = [] }
            parts.append(Self.fenced(text, "text"))
        }
        return parts.joined(separator: "\n\n")
    }

    /// What was run in free typing, and its result.
    fileprivate var liveRecord: String {
        guard let result = lesson.pad.result else { return "" }
        return Self.fenced(result.statements.joined(separator: "\n"), "sql") + "\n\n" + record(of: result)
    }

    private func record(of result: ResultState) -> String {
        let blocks = ResultBlocks(result, width: size.width, theme: theme).blocks
        return Self.fenced(blocks.flatMap(\.lines).map(\.plain).joined(separator: "\n"), "text")
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
