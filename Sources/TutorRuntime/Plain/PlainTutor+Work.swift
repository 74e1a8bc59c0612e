import Course
import Grading
import Markup
import Postgres
import Progress
import Terminal
import TutorCore
import TutorView

extension PlainTutor {
    private static let commands = "hint, solution, start, tables, reset, skip, quit, help"

    /// Works on an exercise: runs and judges each statement; a single word is a command.
    func work(on exercise: Exercise, _ state: LessonState) async throws -> Way {
        let number = (state.number(of: exercise) ?? 0) + 1
        let title = "Exercise \(number) of \(state.lesson.exercises.count): \(exercise.title)."
        guard exercise.isSQL else {
            say(title)
            return try await work(byCommandsOn: exercise, state)
        }
        say("\(title) Type SQL, end with a semicolon; or \(Self.commands).")
        if !exercise.starterText.isEmpty { say("You start with:\n\(exercise.starterText)") }
        var hints = 0
        var typed = ""
        while let line = await ask(typed.isEmpty ? "sql> " : "...> ") {
            if typed.isEmpty {
                switch line.trimmed {
                case "": continue
                case "quit", "\\q": return .quit
                case "skip", "next": return .goOn
                case "help": say("Type SQL, end with a semicolon; or \(Self.commands).")
                case "hint": hints = try await hint(exercise, hints, state)
                case "solution": try await solution(exercise, state)
                case "start": if try await answer(exercise.starterText, exercise, state) { return .goOn }
                case "tables": await tables()
                case "reset": await reset(state)
                default: typed = line
                }
            } else {
                typed += "\n" + line
            }
            if typed.isEmpty || !SQLSplitter.isComplete(typed) { continue }
            let isRight = try await answer(typed, exercise, state)
            typed = ""
            if isRight { return .goOn }
        }
        if !typed.isEmpty {
            // A statement that was not run is kept for the next time.
            try await services.progress.save(
                Draft(text: typed, cursor: typed.utf8.count), for: Draft.Key(lesson: state.id, exercise: exercise.id))
        }
        return .quit
    }

    func solution(_ exercise: Exercise, _ state: LessonState) async throws {
        say(exercise.solution.map(\.text).joined(separator: "\n"))
        try await services.progress.append(Event(.solutionShown, in: state.id, exercise: exercise.id))
    }

    func hint(_ exercise: Exercise, _ shown: Int, _ state: LessonState) async throws -> Int {
        guard let hint = exercise.hints.element(at: shown) else {
            say(exercise.hints.isEmpty ? "This exercise has no hints." : "No more hints. Type solution to see the solution.")
            return shown
        }
        say("Hint \(shown + 1) of \(exercise.hints.count): \(hint)")
        try await services.progress.append(Event(.hintShown(shown + 1), in: state.id, exercise: exercise.id))
        return shown + 1
    }

    /// Runs an answer and prints its verdict. Returns whether it is right.
    private func answer(_ sql: String, _ exercise: Exercise, _ state: LessonState) async throws -> Bool {
        guard await run(sql).trouble == nil else { return false }
        let dataset = try services.catalog.dataset(of: state.lesson)
        let judgement = await services.judge.judge(Array(sql.utf8), for: exercise, in: state.lesson, dataset: dataset)
            .naming(lessonsOf: services.catalog, upTo: state.summary)
        let isRight = judgement.verdict == .pass
        try await services.progress.append(Event(.ran(passed: isRight), in: state.id, exercise: exercise.id))
        say(PlainVerdict.words(judgement))
        return isRight
    }

    private func tables() async {
        for table in await session.tables() ?? [] {
            say("\(table.name): " + table.columns.map { "\($0.name) \($0.type)" }.joined(separator: ", ") + ".")
        }
    }

    private func reset(_ state: LessonState) async {
        do {
            _ = try await session.reset()
            _ = await mailbox.take()
            say("Data reset.")
        } catch {
            say(ErrorText.about(error))
        }
    }

    /// Runs statements and prints their results, as psql would. Returns the last statement's result.
    func run(_ sql: String) async -> ResultState {
        runCount += 1
        let run = RunID(runCount)
        let session = session
        Task { await session.run(run, sql, tables: []) }
        var result = ResultState(run: run)
        while true {
            for case .message(let message) in await mailbox.take() {
                switch message {
                case .statementBegan: result.parts = [ResultState.Part()]
                case .columnsArrived(_, let columns): result.receive(columns)
                case .rowsArrived(_, let batch): result.receive(batch)
                case .rowsSpilled(_, let batch): result.receive(batch)
                case .rowsLost(_, let rows, let why): result.lose(rows: rows, why: why)
                case .serverSpoke(_, let words): say(words)
                case .statementFinished(_, let tag, _): print(result.parts.last, tag)
                case .databaseChanged(_, .failed(let why)): say(why)
                case .runFinished(_, let trouble):
                    result.trouble = trouble
                    if let trouble { say(PlainVerdict.words(trouble)) }
                    return result
                default: break
                }
            }
        }
    }

    private func print(_ part: ResultState.Part?, _ tag: String) {
        guard let part, !part.columns.isEmpty else { return say(tag) }
        let few = RowTable((0..<min(Self.maxRows, part.rows.count)).map { part.rows.row($0) }, columnCount: part.columns.count)
        say(AlignedTable.format(QueryResult(columns: part.columns, rows: few, tag: CommandTag(tag))))
        if part.arrivedRows > Self.maxRows {
            say("These are the first \(Self.maxRows) of \(part.arrivedRows) rows.")
        }
    }

    /// More rows than this are too many to listen to.
    private static let maxRows = 100
}

/// Verdicts and errors as plain text.
enum PlainVerdict {
    static func words(_ judgement: Judgement) -> String {
        let feedback = judgement.feedback
        switch judgement.verdict {
        case .pass:
            let words = feedback.prefix(2).flatMap { [$0.message] + ExcerptText.lines($0.data) }
            return feedback.isEmpty ? "Correct." : words.joined(separator: "\n")
        case .error: return "Could not be checked. " + feedback.map(\.message).joined(separator: " ")
        case .fail:
            guard let first = feedback.first else { return "Not yet." }
            var words = "Not yet. \(first.message)"
            if let closeness = judgement.closeness { words += " \(closeness.message)" }
            let shown = judgement.closeness ?? first
            if let row = shown.rows.first(where: { $0.kind == .missing }) { words += " \(Self.start(row)): \(values(row))." }
            if let row = shown.rows.first(where: { $0.kind == .unexpected }) { words += " \(Self.start(row)): \(values(row))." }
            let differing = shown.examples(1).last?.differingColumns ?? []
            if !differing.isEmpty { words += " They differ in \(differing.joined(separator: " and "))." }
            if let reference = first.reference { words += " \(reference)" }
            return ([words] + ExcerptText.lines(shown.data)).joined(separator: "\n")
        }
    }

    static func words(_ trouble: Trouble) -> String {
        var words = [trouble.headline, trouble.message] + trouble.original
        if let advice = trouble.advice { words.append(advice) }
        return words.joined(separator: "\n")
    }

    private static func start(_ row: DifferingRow) -> String {
        switch (row.kind, row.position) {
        case (.missing, nil): "First missing row"
        case (.unexpected, nil): "First unexpected row"
        case (.missing, let place?): "Row \(place) should be"
        case (.unexpected, let place?): "Row \(place) is"
        }
    }

    private static func values(_ row: DifferingRow) -> String {
        row.cells.map { cell in cell.value.map { "\(cell.column) \($0)" } ?? "no \(cell.column)" }.joined(separator: ", ")
    }
}
