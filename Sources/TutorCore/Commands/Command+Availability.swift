import Course
import Grading
import Terminal

extension Command {
    /// The commands of this place: those that can be done now first, the most likely one at the top.
    package static func listed(in model: Model) -> [Command] {
        let all = allCases.filter { $0.belongs(in: model) }
        let enabled = all.filter { $0.availability(in: model) == .now }
        let likely = mostLikely(in: model).filter(enabled.contains)
        return likely + enabled.filter { !likely.contains($0) } + all.filter { !enabled.contains($0) }
    }

    /// What a learner probably wants next.
    private static func mostLikely(in model: Model) -> [Command] {
        guard model.location == .lesson, let lesson = model.lesson else { return [.text, .find] }
        if lesson.engine.question != nil { return [.adopt, .ignore] }
        if lesson.pad.isBusy { return [.cancel] }
        switch lesson.focus {
        case .text: return lesson.openPrediction != nil ? [.skipPrediction, .scratchpad] : [.nextSection, .scratchpad]
        case .editor, .result: return [.run, .check, .hint, .text]
        case .verdict:
            return lesson.pad.verdict?.judgement.verdict == .pass ? [.nextSection, .alternative] : [.hint, .differences, .expected]
        case .shell, .files, .engine: return [.check, .hint, .text]
        }
    }

    /// Whether it is listed in this place at all.
    package func belongs(in model: Model) -> Bool {
        switch self {
        case .map: model.location != .map
        case .progress: model.location != .progress
        case .find, .help, .suspend, .quit: true
        case .text: model.lesson != nil
        case .hint, .solution, .check, .expected, .differences, .alternative, .nextExercise:
            model.location == .lesson && !(model.lesson?.lesson.exercises.isEmpty ?? true)
        case .adopt, .ignore: model.location == .lesson && model.lesson?.engine.question != nil
        case .engine: model.location == .lesson && model.lesson?.hasEngine == true
        case .tables: model.location == .lesson && model.lesson?.lesson.hasDatabase == true
        case .foldTask: model.location == .lesson && model.lesson?.exercise != nil
        case .skipPrediction: model.location == .lesson && model.lesson?.openPrediction != nil
        case .lookBack, .newShell, .nextShell, .closeShell: model.location == .lesson && model.lesson?.focus == .shell
        case .pasteCopied: model.location == .lesson && !model.copied.isEmpty
        default: model.location == .lesson
        }
    }

    /// Whether it can be done now, with the reason if not.
    package func availability(in model: Model) -> Availability {
        guard let lesson = model.lesson else {
            switch self {
            case .map, .find, .progress, .help, .suspend, .quit: return .now
            default: return .not("Open a lesson first: select one and press Enter.")
            }
        }
        switch self {
        case .map, .find, .progress, .help, .suspend, .quit,
            .text, .scratchpad, .shell, .files, .engine, .zoom, .foldTask:
            return .now
        case .pasteCopied, .adopt, .ignore: return .now
        case .lookBack, .closeShell: return lesson.shells.tab == nil ? .not("No shell is open yet.") : .now
        case .newShell:
            return lesson.shells.tabs.count < ShellState.max ? .now : .not("\(ShellState.max) shells are open. Close one first.")
        case .nextShell: return lesson.shells.tabs.count > 1 ? .now : .not("Only one shell is open. Ctrl-G + opens another.")
        case .run: return running(lesson)
        case .check: return checking(lesson)
        case .cancel: return lesson.pad.isBusy ? .now : .not("Nothing is running.")
        case .hint: return hinting(lesson)
        case .solution: return lesson.exercise == nil ? noExercise : .now
        case .expected: return differing(lesson)
        case .differences:
            let known = differing(lesson)
            return known == .now && lesson.pad.verdict?.hasMoreDifferences != true
                ? .not("The verdict already shows every difference.") : known
        case .alternative: return showingAlternative(lesson)
        case .tables:
            if !lesson.tables.isEmpty { return .now }
            switch lesson.database {
            case .failed(let why): return .not(why)
            case .ready: return .not("This database has no tables yet.")
            case .unknown, .preparing: return .not("The database is still being prepared.")
            }
        case .nextSection:
            return lesson.section + 1 < lesson.lesson.sections.count ? .now : .not("This is the last section.")
        case .previousSection: return lesson.section > 0 ? .now : .not("This is the first section.")
        case .nextExercise:
            return lesson.nextExerciseSection == nil ? .not("No exercise follows in this lesson.") : .now
        case .nextLesson: return lesson.next == nil ? .not("This is the last lesson.") : .now
        case .skipPrediction: return lesson.openPrediction == nil ? .not("No prediction is open here.") : .now
        case .startOver: return .now
        case .undoStartOver:
            let canUndo = lesson.canUndoReset || lesson.pad.textBeforeReset != nil || lesson.files.canUndoReset
            return canUndo ? .now : .not("Nothing was reset.")
        }
    }

    private var noExercise: Availability { .not("This section has no exercise. Ctrl-G X goes to the next one.") }

    private func running(_ lesson: LessonState) -> Availability {
        if lesson.lesson.engine == .docker || lesson.lesson.engine == .none {
            let isExample = lesson.focus == .text && lesson.markedExample != nil
            return isExample ? .now : .not("Type commands in the shell. Enter runs them.")
        }
        if lesson.pad.isBusy { return .not("Something is running. Ctrl-C cancels it.") }
        if case .failed(let why) = lesson.database { return .not(why) }
        if lesson.focus == .text, lesson.markedExample != nil { return .now }
        return lesson.pad.editor.text.allSatisfy(\.isWhitespace) ? .not("The scratchpad is empty.") : .now
    }

    private func checking(_ lesson: LessonState) -> Availability {
        guard let exercise = lesson.exercise else { return noExercise }
        if !exercise.isSQL, exercise.check?.facts == nil { return .not("This exercise has no check.") }
        return lesson.pad.isBusy ? .not("Something is running. Ctrl-C cancels it.") : .now
    }

    private func hinting(_ lesson: LessonState) -> Availability {
        guard let exercise = lesson.exercise else { return noExercise }
        if exercise.hints.isEmpty { return .not("This exercise has no hints.") }
        let shown = lesson.hintsShown[exercise.id] ?? 0
        return shown < exercise.hints.count ? .now : .not("No more hints. Ctrl-G S shows the solution.")
    }

    private func differing(_ lesson: LessonState) -> Availability {
        guard let verdict = lesson.pad.verdict, verdict.judgement.verdict == .fail else {
            return .not("Nothing was checked yet. F6 checks.")
        }
        return .now
    }

    private func showingAlternative(_ lesson: LessonState) -> Availability {
        guard let exercise = lesson.exercise else { return noExercise }
        return lesson.isDone(exercise) || lesson.isSolutionShown(exercise)
            ? .now : .not("Solve this exercise first.")
    }
}
