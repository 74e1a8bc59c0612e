import Course
import EngineValues
import Markup
import Postgres
import Progress
import Terminal
package import TutorCore
import Verdicts

/// What changed between two models, in sentences: the view for a screen reader, a pipe, or a limited terminal.
package struct PlainChanges {
    private let before: Model
    private let after: Model
    /// Whether the task was printed. Until then, its checklist waits.
    private let isTaskRead: Bool

    /// The sentences. They may contain text from outside, so they must be made safe before they are printed.
    package static func words(from before: Model, to after: Model, isTaskRead: Bool = true) -> [String] {
        PlainChanges(before: before, after: after, isTaskRead: isTaskRead).words
    }

    private var words: [String] { notice + list + lesson + overlay }

    /// How the painters word it.
    private var painter: Painter { painter(after) }

    private func painter(_ model: Model) -> Painter { Painter(model: model, size: PlainText.size, theme: .mono, cache: LayoutCache()) }

    /// What is new, if it has changed.
    private func new<Value: Equatable>(_ value: (Model) -> Value?) -> Value? {
        let now = value(after)
        return now == value(before) ? nil : now
    }

    private var notice: [String] { (new(\.notice)?.text).map { [PlainText.withoutKeys($0, in: after)] } ?? [] }

    // MARK: - Lists and questions

    private var list: [String] {
        if after.location == .progress { return new { $0.location == .progress ? $0.tracker?.tracker : nil }?.lines ?? [] }
        let reviews = new { $0.location == .map && $0.map.isLoaded ? painter($0).plainReviewLines : nil } ?? []
        guard after.location == .map, after.map.isLoaded else { return reviews }
        // The list is read again when something in it may have changed. Then only the lines that did are new.
        let known = before.location == .map && before.map.isLoaded ? courses(before.map) + before.map.troubles : []
        return (after.map.troubles + reviews + courses(after.map)).filter { !known.contains($0) }
    }

    /// The courses, and the modules of the open one.
    private func courses(_ map: MapState) -> [String] {
        if map.entries.isEmpty { return ["No lessons found. Check --course, or reinstall calf."] }
        return map.courses.flatMap { course in
            let count = words(done: course.doneCount, of: course.lessonCount, proven: course.provenCount)
            guard course.range.contains(map.open) else {
                return ["\(course.title): \(count). Modules: \(course.modules.map(\.title).joined(separator: ", "))."]
            }
            let shared = course.sharedCount == 0 ? "" : " \(course.sharedCount) of them are also in other courses."
            return ["\(course.title): \(count).\(shared)"]
                + map.entries[course.range].flatMap { entry in
                    guard let page = entry.coursePage else {
                        let count = words(done: entry.doneCount, of: entry.lessonCount, proven: entry.provenCount)
                        return ["Module \(entry.number): \(entry.title). \(count)."]
                    }
                    let about = "About \(entry.courseTitle): \(page.summary)"
                    // Read each time, the rest would only delay a learner who has lessons left.
                    if course.doneCount < course.lessonCount { return [about] }
                    return [about] + (page.next.isEmpty ? [] : ["Where to go on: \(page.next)"])
                        + page.further.map { "\($0.title): \($0.line)" }
                }
        }
    }

    private func words(done: Int, of count: Int, proven: Int) -> String {
        "\(done) of \(count) lessons done" + (proven > 0 ? ", \(proven) proven" : "")
    }

    private var overlay: [String] {
        guard let overlay = new(\.overlay) else { return [] }
        switch overlay {
        case .question(let question, _):
            return [question.title] + PlainText.strings(after.text(of: question)).map { PlainText.withoutKeys($0, in: after) }
        case .find(let finder):
            guard finder.isFinished, !finder.query.text.isEmpty, finder.match == nil else { return [] }
            return finder.found.isEmpty ? ["No lesson matches."] : numbered(finder.found.map(words))
        case .sections: return numbered(after.lesson.map { $0.lesson.sections.map(LessonText.title(of:)) } ?? [])
        case .history(let search):
            return search.isCurrent && search.found.isEmpty ? ["Nothing was run yet."] : numbered(search.found.map(\.text))
        case .figure(let figure, _): return PlainText.strings(painter.figureLines(figure))
        case .runs(let question, _): return PlainText.strings(question.code)
        case .tables: return PlainText.strings(painter.tableLines(alignsNotes: false))
        case .reference: return PlainText.strings(painter.overlayLines)
        case .help, .menu: return PlainText.help(after)
        }
    }

    private func words(_ found: FoundPlace) -> String {
        if let course = found.course { return "\(course) (course)" }
        let lesson = "\(found.lesson.title) (\(found.lesson.course)/\(found.lesson.id))"
        if let excerpt = found.excerpt {
            return "\(lesson), section \(excerpt.section + 1): \(excerpt.before)\(excerpt.match)\(excerpt.after)"
        }
        return found.topic.map { "\(lesson): \($0)" } ?? lesson
    }

    private func numbered(_ items: [String]) -> [String] { items.enumerated().map { "\($0 + 1)  \($1)" } }

    // MARK: - The lesson

    private var lesson: [String] {
        guard let lesson = after.lesson else { return [] }
        let known = before.lesson?.id == lesson.id ? before.lesson : nil
        return trouble(lesson) + shell(lesson, known) + results(lesson, known) + predictions(lesson, known) + answers(lesson, known)
            + sessions(lesson) + notes + exercise(lesson, known) + (new { $0.lesson?.nextReview }.map { [$0] } ?? []) + engine(lesson)
    }

    private func trouble(_ lesson: LessonState) -> [String] {
        // A question about trust comes before what follows from its answer.
        let database = new { model in
            if case .failed(let why)? = model.lesson?.database, model.overlay == nil { why } else { nil }
        }
        return [database].compactMap { $0 } + (new { $0.lesson?.findings } ?? [])
    }

    private func shell(_ lesson: LessonState, _ known: LessonState?) -> [String] {
        lesson.shells.tabs.flatMap { tab in
            tab.output.dropFirst(known?.shells.index(of: tab.id).map { known?.shells.tabs[$0].output.count ?? 0 } ?? 0)
        }
    }

    /// The results that are complete now.
    private func results(_ lesson: LessonState, _ known: LessonState?) -> [String] {
        func isNew(_ result: ResultState, _ old: ResultState?) -> Bool {
            result.isComplete && (old?.run != result.run || old?.isComplete == false)
        }
        let own = lesson.pads.filter { id, pad in pad.result.map { isNew($0, known?.pads[id]?.result) } ?? false }
        let examples = lesson.exampleResults.filter { isNew($1, known?.exampleResults[$0]) }
        return own.values.compactMap(\.result).flatMap {
            PlainText.words($0, names: lesson.hasTwoSessions || lesson.runsSteps(in: $0.run.session))
        }
            + examples.flatMap { PlainText.words($1, names: false) + comments(on: $0, $1, lesson) }
    }

    /// Whether the lesson promised something else.
    private func comments(on id: ExampleID, _ result: ResultState, _ lesson: LessonState) -> [String] {
        guard result.isComplete, let divergence = lesson.examples[id]?.divergence else { return [] }
        return [LessonText.says(divergence)]
    }

    /// How predictions compare with what came.
    private func predictions(_ lesson: LessonState, _ known: LessonState?) -> [String] {
        lesson.examples.sorted { $0.key.element < $1.key.element }.compactMap { id, state in
            known?.examples[id]?.verdict == state.verdict ? nil : state.verdict?.comment
        }
    }

    /// The feedback on answers to questions.
    private func answers(_ lesson: LessonState, _ known: LessonState?) -> [String] {
        lesson.quizzes.sorted { $0.key.element < $1.key.element }.flatMap { id, state in
            guard let quiz = lesson.quiz(id), state.isRight != nil else { return [String]() }
            let old = known?.quizState(id)
            return old?.chosen == state.chosen && old?.isRight == state.isRight ? [] : [PlainText.feedback(on: state, quiz)]
        }
    }

    /// Open transactions, and who waits for whom.
    private func sessions(_ lesson: LessonState) -> [String] {
        let waits = (new { $0.lesson?.sessions.waits } ?? [:]).values.map { SessionText.words($0, in: lesson) }
        let states = lesson.bothSessions.compactMap { id in
            new { $0.lesson?.transaction(of: id) }.flatMap { SessionText.next(after: $0) }.map { "\(id.name): \($0)" }
        }
        return waits + states
    }

    /// The notes of a section, once they are to be shown.
    private var notes: [String] {
        let shown = new { model in model.lesson.flatMap { $0.showsNotes ? $0.lesson.sections.element(at: $0.section)?.notes : nil } }
        return (shown ?? []).map { "Note for the instructor: \($0)" }
    }

    private func exercise(_ lesson: LessonState, _ known: LessonState?) -> [String] {
        guard let exercise = lesson.exercise, known?.section == lesson.section else { return [] }
        var words = exercise.hints.enumerated().prefix(lesson.hintsShown[exercise.id] ?? 0).dropFirst(known?.hintsShown[exercise.id] ?? 0)
            .map { "Hint \($0 + 1) of \(exercise.hints.count): \(PlainText.spoken($1))" }
        if lesson.review?.isPlacement == true, lesson.hasHelped, known?.hasHelped == false {
            words.append(PlainText.withoutKeys(LessonText.provesNothing, in: after))
        }
        if lesson.isSolutionShown(exercise), known?.isSolutionShown(exercise) == false { words += exercise.solution.map(\.text) }
        if lesson.showsAlternative, known?.showsAlternative == false {
            words += ["Author's solution:"] + exercise.solution.map(\.text)
            words += exercise.alternatives.flatMap { ["Another solution. \($0.message)", $0.block.text] }
        }
        return words + facts(exercise) + verdict(lesson, known)
    }

    /// The facts that hold now and did not before.
    private func facts(_ exercise: Exercise) -> [String] {
        guard isTaskRead, let facts = new({ $0.lesson?.facts[exercise.id] }) else { return [] }
        let held = Self.held(before.lesson?.facts[exercise.id])
        return Self.held(facts).filter { !held.contains($0) }
    }

    /// The facts that hold, or why that isn't known.
    static func held(_ facts: FactsStanding?) -> [String] {
        switch facts {
        case .failed(let why): [why]
        case .known(let state): state.items.filter { $0.standing == .holds }.map { "✓ \($0.wording)" }
        case nil: []
        }
    }

    private func verdict(_ lesson: LessonState, _ known: LessonState?) -> [String] {
        guard let verdict = lesson.pad.verdict, known?.padID == lesson.padID else { return [] }
        let old = known?.pad.verdict
        if old?.judgement != verdict.judgement || old?.wasAsked != verdict.wasAsked { return [PlainVerdict.words(verdict.judgement)] }
        let text = VerdictText(verdict: verdict, lesson: lesson, model: after, width: PlainText.size.width, theme: .mono)
        if verdict.showsAllDifferences, old?.showsAllDifferences == false {
            return PlainText.strings(text.said(verdict.judgement.feedback))
        }
        let isShown = verdict.showsExpected && verdict.expected != nil
        return isShown && (old?.showsExpected == false || old?.expected == nil) ? PlainText.strings(text.expected) : []
    }

    private func engine(_ lesson: LessonState) -> [String] {
        var words: [String] = []
        if case .gone(let trouble)? = new({ $0.lesson?.engine.standing }) {
            words += [trouble.explanation, trouble.command].compactMap { $0 }
        }
        let known = before.nameConflicts
        return words + after.nameConflicts.filter { !known.contains($0) }.map(\.words)
    }
}
