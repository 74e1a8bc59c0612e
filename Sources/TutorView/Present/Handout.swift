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
        /// The statement typed with the live keyboard, by its number; 0 for the step itself.
        var live: Int

        init(_ presenting: Presenting, page: Int, liveRun: Int?) {
            (step, self.page, live) = (presenting.index, page, liveRun ?? 0)
        }

        static func < (one: Moment, other: Moment) -> Bool {
            (one.step, one.live, one.page) < (other.step, other.live, other.page)
        }

        /// Whether something is typed and run in its step.
        func runs(in presenting: Presenting) -> Bool { presenting.presentation.steps.element(at: step)?.runs == true }

        /// Whether its result or verdict is there. A mistake made while typing freely isn't kept.
        func isFinished(in model: Model) -> Bool {
            guard let presenting = model.presenting, let lesson = model.lesson, let shown = presenting.presentation.steps.element(at: step)
            else { return false }
            if live > 0 {
                let result = lesson.pad.result
                return result?.run.number == live && result?.isComplete == true && result?.trouble == nil
            }
            if presenting.showsRecorded, presenting.index == step { return true }
            if shown.kind == .verdict {
                return lesson.pads[PadID(exercise: lesson.lesson.sections[shown.section].exercise?.id)]?.verdict != nil
            }
            return !shown.runs || presenting.ran.contains(step)
        }

        /// The name of its picture.
        var file: String {
            "step-\(step + 1)" + (live == 0 ? "" : "-live-\(live)") + (page == 0 ? "" : "-page-\(page + 1)") + ".svg"
        }
    }

    private struct Entry {
        var section: String
        var label: String
        /// Markdown, on the first page of what was run.
        var text: String
        var picture: Canvas
        var size: Size { picture.size }
    }

    private let title: String
    private var entries: [Moment: Entry] = [:]
    /// Screens that were left before their result or verdict was there.
    private var unfinished: [Moment: Size] = [:]
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
            return !moment.runs(in: presenting) || presenting.completedSteps.contains(moment.step)
        }
        for (moment, size) in unfinished where moment.isFinished(in: model) { keep(moment, of: model, size) }
        let run = presenting.isLive ? model.lesson?.pad.result?.run.number : nil
        // While the presenter types freely, only what was run is kept.
        if presenting.isBlank || presenting.isLive && run == nil { return }
        let moment = Moment(presenting, page: model.presentedPage, liveRun: run)
        if let latest, latest.moment != moment { keep(latest.moment, of: latest.model, latest.size) }
        latest = (moment, model, size)
    }

    private mutating func keep(_ moment: Moment, of model: Model, _ size: Size) {
        unfinished[moment] = moment.isFinished(in: model) || moment.live > 0 ? nil : size
        guard moment.isFinished(in: model) else { return }
        var model = model
        if moment.live == 0 { model.presenting?.show(moment.step, page: moment.page) }
        guard let layout = StepLayout(model, size: Self.textSize, theme: .mono) else { return }
        let isLive = moment.live > 0
        // At another size, it had other pages.
        entries = entries.filter { $0.key.step != moment.step || $0.key.live != moment.live || $0.value.size == size }
        entries[moment] = Entry(
            section: layout.title, label: isLive ? "Live" : layout.step.label, text: isLive ? layout.liveRecord : layout.record,
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
        var recorded = ""
        for (moment, entry) in entries.sorted(by: { $0.key < $1.key }) {
            if entry.section != section { text.append("## \(entry.section)") }
            section = entry.section
            // Each page of a step has the same text.
            if entry.text != recorded, !entry.text.isEmpty { text.append(entry.text) }
            recorded = entry.text
            text.append("![Step \(moment.step + 1): \(entry.label)](\(moment.file))")
        }
        let pictures = entries.map { (name: $0.key.file, text: RenderedSVG.svg($0.value.picture, theme: Self.theme)) }
        return [(name: Self.name, text: text.joined(separator: "\n\n") + "\n")] + pictures
    }
}

extension StepLayout {
    /// What the step has run and its result, or its verdict, as Markdown; empty if it does neither.
    fileprivate var record: String {
        if case .verdict = step.kind { return Self.fenced(pages.text, "text") }
        guard presenting.hasRun, let rehearsal = lesson.lesson.rehearsal(of: step) else { return "" }
        var parts = [Self.fenced(rehearsal.text, rehearsal.language)]
        switch rehearsal.place {
        case .file(let path): parts.insert("File `\(path.text)`:", at: 0)
        case .session(let side):
            if model.scriptName(of: step) != nil { parts.insert("Session \(side.rawValue):", at: 0) }
            if let result { parts.append(record(of: result)) }
        case .shell:
            let screen = presenting.shellScreens[presenting.index] ?? lesson.shells.tab?.frame
            parts = [Self.fenced(screen?.canvas.plainText ?? "", "text")]
        }
        return parts.joined(separator: "\n\n")
    }

    /// What was typed with the live keyboard, and its result.
    fileprivate var liveRecord: String {
        guard let result = lesson.pad.result else { return "" }
        return Self.fenced(result.statements.joined(separator: "\n"), "sql") + "\n\n" + record(of: result)
    }

    private func record(of result: ResultState) -> String {
        let blocks = ResultBlocks(result, width: size.width, theme: theme).blocks
        return Self.fenced(blocks.flatMap(\.lines).map(\.plain).joined(separator: "\n"), "text")
    }

    /// A result can contain anything, also a fence.
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
