import Course
import Grading
import Terminal

extension Command {
    /// The commands of this place, in the menu's order.
    package static func listed(in model: Model) -> [Command] { allCases.filter { $0.belongs(in: model) } }

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
            default: return .not("Open a lesson first: mark one and press Enter.")
            }
        }
        switch self {
        case .map, .find, .progress, .help, .suspend, .quit, .text, .scratchpad, .shell, .files, .engine: return .now
        case .pasteCopied, .adopt, .ignore: return .now
        case .lookBack, .closeShell: return lesson.shells.tab == nil ? .not("There is no shell here yet.") : .now
        case .newShell:
            return lesson.shells.tabs.count < ShellState.max ? .now : .not("There are \(ShellState.max) shells already. Close one first.")
        case .nextShell: return lesson.shells.tabs.count > 1 ? .now : .not("There is only one shell. Ctrl-G + opens another.")
        case .run: return running(lesson)
        case .check: return checking(lesson)
        case .cancel: return lesson.pad.isBusy ? .now : .not("Nothing is running.")
        case .hint: return hinting(lesson)
        case .solution: return lesson.exercise == nil ? noExercise : .now
        case .expected, .differences: return differing(lesson)
        case .alternative: return showingAlternative(lesson)
        case .tables: return lesson.tables.isEmpty ? .not("The tables are not known yet: the database is still being made ready.") : .now
        case .nextSection:
            return lesson.section + 1 < lesson.lesson.sections.count ? .now : .not("This is the lesson's last section.")
        case .previousSection: return lesson.section > 0 ? .now : .not("This is the lesson's first section.")
        case .nextExercise:
            return lesson.nextExerciseSection == nil ? .not("There is no exercise after this one.") : .now
        case .nextLesson: return lesson.next == nil ? .not("This is the last lesson there is.") : .now
        case .skipPrediction: return lesson.openPrediction == nil ? .not("No prediction is asked for here.") : .now
        case .startOver: return .now
        case .undoStartOver:
            let canUndo = lesson.canUndoReset || lesson.pad.textBeforeReset != nil || lesson.files.canUndoReset
            return canUndo ? .now : .not("Nothing was started over.")
        }
    }

    private var noExercise: Availability { .not("This is not an exercise. The next one is at n, or in the menu under Next exercise.") }

    private func running(_ lesson: LessonState) -> Availability {
        if lesson.lesson.engine == .docker || lesson.lesson.engine == .none {
            let isExample = lesson.focus == .text && lesson.markedExample != nil
            return isExample ? .now : .not("Commands are typed in the shell, and Enter runs them.")
        }
        if lesson.pad.isBusy { return .not("Something is running. Ctrl-C cancels it.") }
        if case .failed(let why) = lesson.database { return .not(why) }
        if lesson.focus == .text, lesson.markedExample != nil { return .now }
        return lesson.pad.editor.text.allSatisfy(\.isWhitespace) ? .not("There is nothing in the scratchpad to run yet.") : .now
    }

    private func checking(_ lesson: LessonState) -> Availability {
        guard let exercise = lesson.exercise else { return noExercise }
        if !exercise.isSQL, exercise.check?.facts == nil { return .not("This exercise says nothing of what to look at.") }
        return lesson.pad.isBusy ? .not("Something is running. Ctrl-C cancels it.") : .now
    }

    private func hinting(_ lesson: LessonState) -> Availability {
        guard let exercise = lesson.exercise else { return noExercise }
        if exercise.hints.isEmpty { return .not("This exercise has no hints.") }
        let shown = lesson.hintsShown[exercise.id] ?? 0
        return shown < exercise.hints.count ? .now : .not("These are all its hints. The solution is in the menu, Ctrl-G S.")
    }

    private func differing(_ lesson: LessonState) -> Availability {
        guard let verdict = lesson.pad.verdict, verdict.judgement.verdict == .fail else {
            return .not("There is no check to look into. F6 checks.")
        }
        return .now
    }

    private func showingAlternative(_ lesson: LessonState) -> Availability {
        guard let exercise = lesson.exercise else { return noExercise }
        if exercise.alternatives.isEmpty { return .not("No other way is written down for this exercise.") }
        return lesson.isDone(exercise) || lesson.isSolutionShown(exercise)
            ? .now : .not("Another way is shown once this exercise is solved.")
    }
}
