import Course
import Terminal

/// Moving through a lesson, and between its panes.
extension Command {
    package static let text = Command(
        "text", "Lesson", key: .init(.escape), letter: "T", in: Place(isHere: { $0.lesson != nil }), action: { $0.showText() })
    package static let scratchpad = Command("scratchpad", "Work", letter: "E", action: { $0.showWork() })
    package static let result = Command(
        "result", "Result", key: .init(.down, alt: true), in: .inLesson(\.lesson.hasDatabase),
        available: inLesson { lesson in
            if lesson.pad.result?.showsSomething == true || lesson.pad.verdict != nil { return .now }
            guard let result = lesson.pad.result else { return .not("Nothing has run here yet. {run} runs the scratchpad.") }
            return .not("The last run \(result.trouble == nil ? "has" : "failed and has") no result.")
        },
        action: { $0.show($0.lesson?.pad.result?.showsSomething == true ? .result : .verdict) })
    package static let chart = Command(
        "chart", "Chart", in: .inLesson(\.lesson.hasDatabase),
        available: inLesson { lesson in
            guard let part = lesson.pad.result?.shown, part.rowCount > 0 else { return .not("No chart: there are no rows.") }
            return Chart.numbers(in: part.columns).isEmpty ? .not("No chart: no column of this result has numbers.") : .now
        }, action: { $0.openChart() })
    package static let sql = Command(
        "sql", "SQL", letter: ";", in: .inLesson { $0.lesson.workTabs.count > 1 && $0.lesson.workTabs.contains(.sql) },
        action: { model in
            model.lesson?.ensurePad()
            return model.show(.editor)
        })
    package static let shell = Command("shell", "Shell", letter: "$", action: { $0.show(.shell) })
    package static let files = Command("files", "Files", letter: "Y", action: { $0.show(.files) + $0.askAboutConflict() })
    package static let engine = Command("engine", "Engine", letter: "V", in: .inLesson(\.hasEngine), action: { $0.show(.engine) })
    package static let tables = Command(
        "tables", "Tables and columns", shortLabel: "Tables", key: .init(.function(9)), letter: "B", in: .inLesson(\.lesson.hasDatabase),
        available: inLesson { lesson in
            if !lesson.tables.isEmpty { return .now }
            return switch lesson.database {
            case .failed(let why): .not(why)
            case .ready: .not("This database has no tables yet.")
            case .unknown, .preparing: .not("The database is still being prepared.")
            }
        }, action: { $0.open(.tables(ScrollState())) })
    package static let zoom = Command(
        "zoom", "Zoom", toggled: "Zoom out", while: { $0.lesson?.isZoomed == true }, letter: "Z",
        available: { model in
            let isAlone = model.screen.isNarrow && model.lesson?.focus == .text && model.lesson?.isZoomed == false
            return isAlone ? .not("The lesson already fills the screen.") : .now
        }, action: { $0.toggle(\.isZoomed) })
    package static let foldTask = Command(
        "foldTask", "Fold task", toggled: "Unfold task", while: { $0.lesson?.isTaskFolded == true },
        in: Place(isHere: { $0.location == .lesson && $0.screen.showsTask }),
        action: { $0.toggle(\.isTaskFolded) })
    package static let moreTask = Command(
        "moreTask", "More of the task", letter: ".", in: Place(isHere: { $0.location == .lesson && $0.screen.showsTask }),
        available: { $0.screen.task.lineCount > $0.screen.task.height ? .now : .not("The whole task is visible.") },
        action: { $0.pageTask() })
    package static let moreChecks = Command(
        "moreChecks", "More of the checklist", letter: ",",
        in: Place(isHere: { $0.location == .lesson && $0.screen.checklist.lineCount > 0 }),
        available: { $0.screen.checklist.lineCount > $0.screen.checklist.height ? .now : .not("The whole checklist is visible.") },
        action: { $0.pageChecklist() })
    package static let notes = Command(
        "notes", "Notes for the instructor", toggled: "Hide the notes", while: { $0.lesson?.showsNotes == true }, letter: "*",
        in: .inLesson { lesson in lesson.review == nil && lesson.lesson.sections.contains { !$0.notes.isEmpty } },
        action: { $0.toggleNotes() })
    package static let present = Command(
        "present", "Present this lesson", letter: "P", in: .inLesson { $0.review == nil },
        available: inLesson { $0.isTrusted == true ? .now : .not("The lesson is still being prepared.") },
        action: { $0.presentLesson() })
    package static let nextSection = Command(
        "nextSection", "Next section",
        naming: { $0.lesson?.review?.stepLabel ?? "Next section" },
        letter: "N",
        available: inLesson { $0.nextTitle != nil ? .now : .not("This is the last section.") },
        action: { $0.goToNext() })
    package static let previousSection = Command(
        "previousSection", "Previous section",
        available: inLesson { $0.section > 0 ? .now : .not("This is the first section.") },
        action: { $0.go(toSection: ($0.lesson?.section ?? 0) - 1) })
    package static let sections = Command(
        "sections", "Sections", letter: "#",
        available: inLesson { $0.lesson.sections.count > 1 ? .now : .not("This lesson has only one section.") },
        action: { $0.showSections() })
    package static let nextExercise = Command(
        "nextExercise", "Next exercise", letter: "X", in: .exercises,
        available: inLesson { $0.nextExerciseSection == nil ? .not("No exercise follows in this lesson.") : .now },
        action: { model in model.lesson?.nextExerciseSection.map { model.go(toSection: $0) } ?? [] })
    package static let nextLesson = Command(
        "nextLesson", "Next lesson", letter: "L",
        available: inLesson { $0.next == nil ? .not("This is the last lesson.") : .now },
        action: { model in model.lesson?.next.map { [.openLesson($0)] } ?? [] })
    package static let skipPrediction = Command(
        "skipPrediction", "Skip prediction", letter: "I", in: .inLesson { $0.openPrediction != nil },
        action: { model in
            if let id = model.lesson?.openPrediction {
                model.lesson?.examples[id, default: ExampleState()].prediction = ""
                model.lesson?.examples[id]?.isOpen = true
                // It can run now.
                let place = model.lesson?.items.firstIndex(of: .example(id))
                model.lesson?.marked = place
                model.revealMarked()
            }
            model.notice = Model.Notice(LessonText.predictionSkipped)
            return []
        })
}
