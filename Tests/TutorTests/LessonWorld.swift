import Course
import EngineValues
import Grading
import Postgres
import Primitives
import Progress
import Sandbox
import Terminal
import TutorCore
import VTerm
import Verdicts

/// Answers effects in place of the server, the shell, the engine and the disk, so that whole lessons can be gone through without them.
struct LessonWorld {
    /// Whether the next check passes.
    var passes = false
    /// Whether the next run fails with an error.
    var failsRuns = false

    /// Lets everything that was started come to its end.
    ///
    /// - Parameter effects: What was started; by default, by the last step.
    /// - Returns: All effects on the way.
    @discardableResult
    func settle(_ stage: inout some TutorStage, _ effects: [Effect]? = nil) throws -> [Effect] {
        var open = effects ?? stage.effects
        var all: [Effect] = []
        for _ in 0..<20 where !open.isEmpty {
            stage.step(try open.flatMap(replies))
            open = stage.effects
            all += open
        }
        return all
    }

    private func replies(to effect: Effect) throws -> [Message] {
        switch effect {
        case .prepareLesson(let lesson, _):
            return [
                .trusted(lesson.progressID), .serverChanged(.ready(version: 15)),
                .databaseChanged(lesson.progressID, .ready(database: "calf_l_\(lesson.id)")),
            ]
        case .run(let run, _, _): return outcome(of: run)
        case .cancel(let run): return [.runFinished(run, Trouble(headline: "Canceled.", sqlstate: "57014", message: "Canceled."))]
        case .judge(let run, _, _, let exercise, _, let wasAsked):
            let feedback = passes ? [] : [Feedback(kind: .rows, message: "1 row differs."), Feedback(kind: .rows, message: "It is Ada's.")]
            return [
                .judged(run, exercise: exercise, Judgement(verdict: passes ? .pass : .fail, feedback: feedback), wasAsked: wasAsked)
            ]
        case .showExpected(let exercise, _):
            return [.expectedRows(exercise: exercise, ExpectedRows(columns: ["name"], rows: [["Ada"]], count: 1))]
        case .lookAtFacts(let exercise?, let lesson):
            let items = [
                FactsState.Item(wording: "shop runs", standing: .holds), FactsState.Item(wording: "it answers", standing: .fails),
            ]
            return [.factsLooked(lesson.progressID, exercise: exercise, .known(FactsState(items: items)))]
        case .resetData(let lesson, let copy): return [.dataReset(lesson.progressID, copy: copy, canUndo: copy == nil)]
        case .undoReset(let lesson): return [.dataResetUndone(lesson.progressID)]
        case .lookForLeftovers(let lesson, let reason): return [.leftoversFound(Leftovers(lesson: lesson, reason: reason, objects: []))]
        case .shell(let id, .start(let size)):
            let emulator = TerminalEmulator(size: size)
            emulator.feed(Array("$ ".utf8))
            return [.shell(id, .shows(emulator.frame))]
        case .engine(.watch(let lesson, _, _)): return [.engine(lesson, .holds(EngineViewTests.inventory))]
        case .files(let lesson, let effect): return try replies(to: effect).map { .files(lesson, $0) }
        case .searchHistory(let query, let lesson, let isGlobal):
            let entry = HistoryEntry(lesson: lesson, text: "SELECT 1;", outcome: .done(tag: "SELECT 1", milliseconds: 1))
            return [.historyFound(query: query, isGlobal: isGlobal, query.isEmpty ? [entry] : [])]
        case .loadMap:
            let entry = MapState.Entry(
                course: "course", courseTitle: "Course", module: "module", number: 4, title: "Module", lessonCount: 2)
            let lessons = (1...2).map { number in
                LessonSummary(
                    course: "course", module: "module", id: "\(number)", number: number, title: "Lesson \(number)", idea: "", minutes: 5,
                    engine: .postgresql, exercises: [], path: "\(number).md")
            }
            return [
                .mapLoaded(
                    MapContents(
                        entries: [entry], open: 0, window: lessons, windowStart: 0, next: lessons[0], nextIndex: 0, progress: [:],
                        activity: Activity(days: [], today: 0), troubles: []))
            ]
        case .find(let query): return [.found(query: query, [])]
        default: return []
        }
    }

    private func outcome(of run: RunID) -> [Message] {
        if failsRuns {
            return [.runFinished(run, Trouble(headline: "The server could not run this statement.", sqlstate: "42601", message: "No."))]
        }
        return [
            .statementBegan(run), .columnsArrived(run, [Column(name: "name")]),
            .rowsArrived(run, RowBatch(rows: [["Ada"], [nil]], columnCount: 1)),
            .statementFinished(run, tag: "SELECT 2", milliseconds: 0.6), .runFinished(run, nil),
        ]
    }

    private func replies(to effect: FilesEffect) throws -> [FilesMessage] {
        switch effect {
        case .layOut(let layout, let exercise):
            let entries = try layout.shownStarters.map { file in
                try WorkspaceEntry(path: WorkspacePath(file.path), name: file.path, kind: .file(bytes: file.text.utf8.count), depth: 0)
            }
            return [.listed(entries, folder: "/home/ada/calf"), .laidOut(exercise: exercise, changed: [], putAside: [])]
        case .read(let path): return [.opened(path, DiskText(text: WorkspaceText("x\n"), version: 1), draft: nil)]
        case .save(let path, _, _, let revision): return [.saved(path, revision: revision, version: 2)]
        default: return []
        }
    }
}
