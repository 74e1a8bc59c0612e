import Course
import Postgres
import Terminal
import Verdicts

/// Working on an exercise.
extension Command {
    package static let run = Command(
        "run", "Run",
        naming: { model in
            guard let lesson = model.lesson, lesson.focus != .text else { return "Run" }
            return lesson.runsSteps ? "Run step" : lesson.focus == .editor && lesson.pad.editor.selection != nil ? "Run selection" : "Run"
        }, key: .init(.function(5)), letter: "R", available: inLesson(running), action: { $0.runMarkedOrPad() })
    package static let check = Command(
        "check", "Check", key: .init(.function(6)), letter: "C", in: .exercises, available: inLesson(checking), action: { $0.check() })
    package static let cancel = Command(
        "cancel", "Cancel", key: .control("c"), letter: "K",
        available: inLesson { $0.runToCancel != nil ? .now : .not("Nothing is running.") }, action: { $0.cancel() })
    package static let rollBack = Command(
        "rollBack", "Roll back", key: .alt("z"),
        in: .inLesson { $0.lesson.hasDatabase && [.text, .editor, .result, .verdict].contains($0.focus) },
        available: inLesson { lesson in
            if lesson.runsSteps { return .not("A script ends its transactions itself: {run} runs its next step.") }
            if lesson.transaction(of: lesson.shownSession) == .idle { return .not("No transaction is open.") }
            return lesson.pad.canRun && lesson.activity(of: lesson.shownSession) == nil ? .now : isBusy
        }, action: { $0.rollBack() })
    package static let hint = Command(
        "hint", "Hint", key: .init(.function(4)), letter: "H", in: .exercises, available: inLesson(hinting), action: { $0.showHint() })
    package static let solution = Command(
        "solution", "Solution", letter: "S", in: .exercises, available: inLesson { $0.exercise == nil ? noExercise($0) : .now },
        action: { model in
            let proves = model.lesson?.review.map { $0.isPlacement && !$0.isSolved } == true
            let cost = proves ? LessonText.solutionProvesNothing : "Your progress will show that you saw it."
            return model.open(.question(.solution(cost: cost), DialogState(selected: 1)))
        })
    package static let expected = Command(
        "expected", "Expected result", toggled: "Hide expected result", while: { $0.lesson?.pad.verdict?.showsExpected == true },
        letter: "W", in: .exercises,
        available: inLesson { lesson in
            if lesson.exercise?.isSQL == false {
                return .not("This exercise has no expected rows. The checklist shows what it asks for.")
            }
            if lesson.exercise?.returnsRows == false {
                return .not("No expected rows: calf compares your tables with the solution's.")
            }
            return differing(lesson)
        }, action: { $0.showExpected() })
    package static let differences = Command(
        "differences", "All differences", toggled: "Fewer differences", while: { $0.lesson?.pad.verdict?.showsAllDifferences == true },
        letter: "D", in: .exercises,
        available: inLesson { lesson in
            let known = differing(lesson)
            if known == .now, lesson.pad.askedVerdict?.judgement.feedback.first?.kind == .error {
                return .not("Your statement failed, so there are no rows to compare.")
            }
            // A verdict that a run has hidden shows nothing.
            return known == .now && lesson.pad.verdict?.wasAsked == true && lesson.pad.verdict?.hasMoreDifferences != true
                ? .not("There are no more differences to show.") : known
        }, action: { $0.toggleDifferences() })
    package static let alternative = Command(
        "alternative", "Author's solution", toggled: "Hide author's solution", while: { $0.lesson?.showsAlternative == true },
        letter: "A", in: .exercises,
        available: inLesson { lesson in
            guard let exercise = lesson.exercise else { return noExercise(lesson) }
            return lesson.isDone(exercise) || lesson.isSolutionShown(exercise) ? .now : .not("Solve this exercise first.")
        }, action: { $0.toggleAlternative() })
    package static let reset = Command(
        "reset", "Reset", key: .init(.function(8)), letter: "O", action: { $0.askWhatToStartOver() })
    package static let undoReset = Command(
        "undoReset", "Undo reset", letter: "U",
        available: inLesson { lesson in
            let canUndo = lesson.canUndoReset || lesson.pad.textBeforeReset != nil || lesson.files.canUndoReset
            return canUndo ? .now : .not("There's no reset to undo.")
        }, action: { $0.undoStartOver() })

    private static func noExercise(_ lesson: LessonState) -> Availability {
        .not(
            "This section has no exercise\(lesson.nextExerciseSection == nil ? ", and none follows." : ". Ctrl-G X goes to the next one.")")
    }
    private static let isBusy = Availability.not("Something is running. {cancel} cancels it.")

    static func running(_ lesson: LessonState) -> Availability {
        let isExample = lesson.focus == .text && lesson.markedExample != nil
        if lesson.lesson.engine == .docker || lesson.lesson.engine == .none {
            return isExample ? .now : .not("Type commands in the shell. Enter runs them.")
        }
        // Examples run in the lesson's own database, even beside an exercise.
        let session = isExample ? .a : lesson.shownSession
        if !lesson.pad.canRun || (!lesson.runsSteps && lesson.activity(of: session) != nil) { return isBusy }
        if case .failed(let why) = lesson.database { return .not(why) }
        if isExample { return .now }
        return lesson.pad.editor.isBlank ? .not("The scratchpad is empty.") : .now
    }

    private static func checking(_ lesson: LessonState) -> Availability {
        guard let exercise = lesson.exercise else { return noExercise(lesson) }
        if !exercise.isSQL, exercise.check?.facts == nil { return .not("This exercise has no check.") }
        if lesson.focus != .text, exercise.isSQL, lesson.shownText != nil, !lesson.isScript {
            return .not("Session A has your answer. {otherSession} shows it.")
        }
        // The page doesn't show the answer.
        if lesson.focus == .text, exercise.isStarter(lesson.pad.editor.text) {
            return .not("Your answer is still the starter. Change it first.")
        }
        if lesson.pad.canRun { return .now }
        if case .judging = lesson.pad.activity {
            let isSame = lesson.pad.editor.text == lesson.pad.judgedText
            let what = isSame ? "Your answer is already" : "Your answer before the last edit is still"
            return .not("\(what) being checked. {cancel} cancels the check.")
        }
        return .not("Your answer is still running. Check it when it ends, or cancel it with {cancel}.")
    }

    private static func hinting(_ lesson: LessonState) -> Availability {
        guard let exercise = lesson.exercise else { return noExercise(lesson) }
        if exercise.hints.isEmpty { return .not("This exercise has no hints.") }
        let shown = lesson.hintsShown[exercise.id] ?? 0
        return shown < exercise.hints.count ? .now : .not("No more hints. Ctrl-G S shows the solution.")
    }

    private static func differing(_ lesson: LessonState) -> Availability {
        if lesson.exercise == nil { return noExercise(lesson) }
        if case .judging = lesson.pad.activity { return .not("Your answer is still being checked.") }
        let unchecked = Availability.not("To see this, check your answer with {check} or Ctrl-G C.")
        // After a run, there is a verdict that isn't shown.
        return switch (lesson.pad.askedVerdict ?? lesson.pad.verdict)?.judgement.verdict {
        case .fail: lesson.pad.askedVerdict == nil ? unchecked : .now
        case .pass: .not("Your answer is correct, so nothing differs.")
        case .error: .not("Your answer could not be checked.")
        case nil: unchecked
        }
    }
}
