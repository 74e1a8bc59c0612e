import Course
import Primitives
import Progress
import Terminal

/// Doing what has a name, if it can be done now; else saying why not.
extension Model {
    mutating func perform(_ command: Command) -> [Effect] {
        guard command.belongs(in: self) || command == .map || command == .progress else {
            notice = Notice("\(command.label(in: self)) works in a lesson. Open one first.")
            return []
        }
        if case .not(let why) = command.availability(in: self) {
            notice = Notice(why)
            return []
        }
        switch command {
        case .adopt, .ignore: return answerNewcomers(areLessons: command == .adopt)
        case .run: return runMarkedOrPad()
        case .check: return check()
        case .hint: return showHint()
        case .solution:
            overlay = .question(.solution, DialogState())
            return []
        case .expected:
            return showExpected()
        case .differences:
            lesson?.pad.verdict?.showsAllDifferences.toggle()
            if lookedAt == nil { lesson?.focus = .verdict }
            return []
        case .alternative:
            let shows = lesson?.showsAlternative == true
            lesson?.showsAlternative = !shows
            if !shows {
                lesson?.focus = .text
                lesson?.scroll.reveal = .end
            }
            return []
        case .cancel: return cancel()
        case .scratchpad:
            lesson?.ensurePad()
            if let lesson { self.lesson?.focus = lesson.tab.focus }
            return []
        case .shell:
            lesson?.focus = .shell
            return keepDrafts()
        case .zoom:
            lesson?.isZoomed.toggle()
            return []
        case .foldTask:
            lesson?.isTaskFolded.toggle()
            return []
        case .lookBack: return lookBack(.scroll(0))
        case .pasteCopied: return paste(copied)
        case .newShell: return openShell()
        case .nextShell:
            showShell((lesson?.shells.shown ?? 0) + 1)
            return []
        case .closeShell: return closeShell()
        case .files:
            lesson?.focus = .files
            return keepDrafts() + askAboutConflict()
        case .engine:
            lesson?.focus = .engine
            return keepDrafts()
        case .text:
            if location == .lesson { lesson?.focus = .text } else { location = .lesson }
            return keepDrafts()
        case .tables:
            overlay = .tables(ScrollState())
            return []
        case .nextSection: return go(toSection: (lesson?.section ?? 0) + 1)
        case .previousSection: return go(toSection: (lesson?.section ?? 0) - 1)
        case .nextExercise: return lesson?.nextExerciseSection.map { go(toSection: $0) } ?? []
        case .nextLesson: return lesson?.next.map { [.openLesson($0)] } ?? []
        case .skipPrediction:
            if let id = lesson?.openPrediction { open(id) }
            return []
        case .startOver: return askWhatToStartOver()
        case .undoStartOver: return undoStartOver()
        case .map: return showMap()
        case .find:
            overlay = .find(Finder())
            return [.find("")]
        case .progress:
            location = .progress
            return keepDrafts() + [.loadMap]
        case .help:
            overlay = .help(ScrollState())
            return []
        case .suspend: return keepDrafts() + [.suspend]
        case .quit: return quit()
        }
    }

    /// In the text, Run means the marked example; elsewhere what stands in the scratchpad.
    private mutating func runMarkedOrPad() -> [Effect] {
        if lesson?.focus == .text, let id = lesson?.markedExample { return act(on: .example(id)) }
        return runPad()
    }

    private mutating func showExpected() -> [Effect] {
        lesson?.pad.verdict?.showsExpected.toggle()
        lesson?.focus = .verdict
        guard let lesson, let exercise = lesson.exercise, let verdict = lesson.pad.verdict else { return [] }
        return verdict.showsExpected && verdict.expected == nil ? [.showExpected(exercise: exercise.id, lesson: lesson.summary)] : []
    }

    private mutating func showHint() -> [Effect] {
        guard let lesson, let exercise = lesson.exercise else { return [] }
        let number = (lesson.hintsShown[exercise.id] ?? 0) + 1
        self.lesson?.hintsShown[exercise.id] = number
        self.lesson?.scroll.reveal = .end
        return [.record(Event(.hintShown(number), in: lesson.id, exercise: exercise.id))]
    }

    /// Shows the solution in the text, once the learner has said yes.
    mutating func showSolution() -> [Effect] {
        guard let lesson, let exercise = lesson.exercise else { return [] }
        self.lesson?.progress.exercises[exercise.id, default: ExerciseProgress()].solutionShown = Timestamp(milliseconds: 0)
        self.lesson?.focus = .text
        self.lesson?.scroll.reveal = .end
        return [.record(Event(.solutionShown, in: lesson.id, exercise: exercise.id))]
    }

    mutating func showMap() -> [Effect] {
        location = .map
        overlay = nil
        return keepDrafts() + [.loadMap]
    }
}
