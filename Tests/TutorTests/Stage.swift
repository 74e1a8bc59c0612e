import Course
import Postgres
import Progress
import Terminal
import Testing
import TutorCore
import TutorView

/// A tutor with an open lesson.
struct Stage: TutorStage {
    var tutor: DrawnModel
    var effects: [Effect] = []

    init(width: Int = 120, height: Int = 40, text: String = Stage.text) throws {
        tutor = DrawnModel(size: Size(width: width, height: height))
        let (lesson, messages) = LessonReader.lesson(
            text: text, path: "11-ferries.md",
            name: LessonReader.Name(course: "islands", module: "sea", id: "ferries", number: 11))
        try #require(messages.isEmpty, "\(messages)")
        let summary = LessonSummary(
            course: "islands", module: "sea", id: "ferries", number: 11, title: "Ferries", idea: "Count ferries", minutes: 20,
            engine: .postgresql, exercises: ["big-ferries", "all-ferries"], path: "11-ferries.md")
        var next = summary
        next.id = "tides"
        next.title = "Tides"
        next.number = 12
        let state = LessonState(
            summary: summary, lesson: try #require(lesson), courseTitle: "Islands", moduleTitle: "Sea", moduleNumber: 4, index: 10,
            siblings: 21, siblingsDone: Array(repeating: true, count: 10) + Array(repeating: false, count: 11), next: next)
        step(.lessonOpened(OpenedLesson(state: state, drafts: [:])))
        step(.serverChanged(.ready(version: 15)))
        step(.databaseChanged(state.id, .ready(database: "calf_l_ferries")))
        step(
            .tablesRead(
                state.id,
                [
                    TableOutline(
                        name: "ferries", kind: "table",
                        columns: [
                            .init(name: "id", type: "integer", isNullable: false, note: "PK"),
                            .init(name: "name", type: "text", isNullable: false, note: ""),
                            .init(name: "tonnes", type: "integer", isNullable: true, note: ""),
                        ])
                ]))
    }

    /// Answers the last run with rows.
    mutating func answer(_ names: [String], _ rows: [[String?]], tag: String) throws {
        let run = try #require(model.lesson?.pad.activity.run)
        step(.statementBegan(run))
        step(.columnsArrived(run, names.map { Column(name: $0) }))
        step(.rowsArrived(run, RowBatch(rows: rows, columnCount: names.count)))
        step(.statementFinished(run, tag: tag, milliseconds: 0.6))
        step(.runFinished(run, nil))
    }

    var lesson: LessonState { get throws { try #require(model.lesson) } }

    static let text = """
        ---
        title: Ferries
        minutes: 20
        objectives:
          - Count ferries
        ---

        # Ferries

        The harbour asks how many ferries there are. Nobody counted.

        ## Counting

        A **row** is a ferry. How many are there?

        ```sql run predict=rows
        SELECT name FROM ferries;
        ```

        ```text output
         name
        ------
         Ada
         Bo
        (2 rows)
        ```

        Two. One for each island.

        ```sql run
        SELECT count(*) FROM ferries;
        ```

        ```text output
         count
        -------
             2
        (1 row)
        ```

        ## Exercise: Big ferries

        List the `name` of each ferry of more than 100 tonnes.

        ```sql starter
        SELECT name FROM ferries;
        ```

        ```sql solution
        SELECT name FROM ferries WHERE tonnes > 100;
        ```

        ```sql alternative "NOT says the same from the other side."
        SELECT name FROM ferries WHERE NOT tonnes <= 100;
        ```

        ```text hint
        Which rows should stay?
        ```

        ```text hint
        WHERE tonnes …
        ```

        ## Exercise: All ferries

        List all.

        ```sql solution
        SELECT * FROM ferries;
        ```

        ## Checkpoint

        ```yaml quiz
        question: What is a row?
        choices:
          - text: A ferry
            correct: true
            why: Yes. One row, one ferry.
          - text: An island
            why: Islands have no table here.
        ```

        ## In one breath

        A row is a ferry.
        """
}
