import Course
import Postgres
import Terminal
import Testing
import TutorCore
import TutorView
import Verdicts

/// A lesson as the steps of a demo, and their layout.
struct PresentationTests {
    private static let sizes = [Size(width: 80, height: 24), Size(width: 100, height: 30), Size(width: 132, height: 43)]

    private func lesson(_ body: String) throws -> Lesson {
        let head = Stage.text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)[1]
        let (lesson, messages) = LessonReader.lesson(
            text: "---\n\(head)---\n\n# Ferries\n\n\(body)", path: "11-ferries.md",
            name: LessonReader.Name(course: "islands", module: "sea", id: "ferries", number: 11))
        try #require(messages.isEmpty, "\(messages)")
        return try #require(lesson)
    }

    private func labels(_ lesson: Lesson) -> [String] { Presentation(lesson).steps.map(\.label) }

    @Test func `an example becomes show, predict, and run, and an exercise task, work, verdict, and solution`() throws {
        let lesson = try lesson(
            """
            Ships go to islands.

            ```sql run predict="How many?" expect=2
            SELECT 1;
            ```

            ```text output
            1
            ```

            ## Exercise: Big ferries

            List them.

            ```sql solution
            SELECT 2;
            ```
            """)
        #expect(labels(lesson) == ["Text", "Example", "Prediction", "Run", "Task", "Work", "Verdict", "Solution"])
    }

    @Test func `a script of two sessions has a step for each statement, in its session`() throws {
        let lesson = try lesson(
            """
            Two sessions:

            ```sql run
            -- A:
            BEGIN;
            UPDATE ferries SET tonnes = 1;
            -- B:
            SELECT 1;
            -- A:
            ROLLBACK;
            ```
            """)
        let typed = Presentation(lesson).steps.compactMap { lesson.rehearsal(of: $0) }
        #expect(typed.map(\.text) == ["BEGIN;", "UPDATE ferries SET tonnes = 1;", "SELECT 1;", "ROLLBACK;"])
        #expect(typed.map(\.place) == [.session(.a), .session(.a), .session(.b), .session(.a)])
    }

    @Test func `a step mark splits the text, a skip mark leaves out what follows, and learners see neither`() throws {
        let lesson = try lesson(
            """
            One.

            <!-- step -->

            Two.

            <!-- skip -->

            Three.

            <!-- step -->

            Four.

            ## Later

            <!-- skip -->

            Five.
            """)
        let texts = Presentation(lesson).steps.indices.map { index in
            StepLayout(written: lesson, showing: index, size: Self.sizes[0])?.pages.pages.flatMap { $0.lines.map(\.plain) } ?? []
        }
        #expect(texts == [["One."], ["Two."], ["Four."]])
        #expect(!lesson.passages.contains { $0.text.contains("<!--") })
    }

    @Test(arguments: sizes)
    func `text that is longer than the screen continues on further pages, without a cut line`(size: Size) throws {
        let paragraphs = (1...30).map { "Paragraph \($0) is about a ferry that goes to one of the islands in the morning, and comes back." }
        let lesson = try lesson(paragraphs.joined(separator: "\n\n"))
        let layout = try #require(StepLayout(written: lesson, showing: 0, size: size))
        let pages = layout.pages
        let room = StepPages.room(in: size)
        #expect(pages.misfits == [])
        #expect(pages.pages.count > 1)
        for page in pages.pages {
            #expect(page.lines.count <= room.height)
            #expect(page.lines.allSatisfy { $0.cellWidth <= room.width })
        }
        let text = pages.pages.flatMap { $0.lines.map(\.plain) }.joined(separator: " ")
        for number in 1...30 { #expect(text.contains("Paragraph \(number) is")) }
    }

    @Test func `a heading stays with the text below it`() throws {
        let lesson = try lesson((1...20).map { "### Part \($0)\n\nText \($0) is short." }.joined(separator: "\n\n"))
        let pages = try #require(StepLayout(written: lesson, showing: 0, size: Self.sizes[0])).pages.pages
        #expect(pages.count > 2)
        for page in pages { #expect(page.lines.last?.plain.hasPrefix("Text") == true) }
    }

    @Test func `a block that no page can show is named with its line and what it needs`() throws {
        let wide = String(repeating: "x", count: 90)
        let lesson = try lesson("Look:\n\n```text\n\(wide)\n```")
        let misfits = try #require(StepLayout(written: lesson, showing: 0, size: Self.sizes[0])).pages.misfits
        #expect(misfits.map(\.what) == ["listing"])
        #expect(misfits.first?.needs.width == 92)
        #expect(try #require(StepLayout(written: lesson, showing: 0, size: Self.sizes[1])).pages.misfits == [])
    }

    @Test func `no page of a text is nearly empty, if its lines or the margins leave a choice`() throws {
        let texts = try lesson((1...10).map { "Text \($0)." }.joined(separator: "\n\n"))
        let pages = try #require(StepLayout(written: texts, showing: 0, size: Self.sizes[0])).pages.pages
        #expect(pages.map(\.lines.count) == [9, 9])
        let picture = try lesson("Look:\n\n```text\n\((1...18).map { "line \($0)" }.joined(separator: "\n"))\n```")
        let joined = try #require(StepLayout(written: picture, showing: 0, size: Self.sizes[0])).pages.pages
        #expect(joined.count == 1 && joined.first?.isLarge == true && joined.first?.lines.first?.plain == "Look:", "\(joined)")
    }

    @Test func `a step needs the earlier statements that change something, and of other exercises none`() throws {
        let lesson = try lesson(
            """
            ```sql run
            SELECT 1;
            ```

            ```sql run
            UPDATE ferries SET tonnes = 1;
            ```

            ## Exercise: Big ferries

            List them.

            ```sql solution
            DELETE FROM ferries;
            ```

            ## After

            ```sql run
            SELECT 3;
            ```
            """)
        let presentation = Presentation(lesson)
        let last = presentation.steps.count - 1
        let needed = presentation.required(before: last, in: lesson).compactMap { lesson.rehearsal(of: presentation.steps[$0])?.text }
        #expect(needed == ["UPDATE ferries SET tonnes = 1;"])
    }

    @Test func `a plan for less time leaves out exercises before text, and keeps the opening`() throws {
        let lesson = try lesson(
            """
            Ships go to islands.

            ## Exercise: Big ferries

            List them.

            ```sql solution
            SELECT 2;
            ```

            ## In one breath

            Ships.
            """)
        let presentation = Presentation(lesson)
        let seconds = presentation.seconds(in: lesson)
        let left = presentation.leftOut(for: 12, seconds: seconds, in: lesson)
        #expect(left.map { presentation.steps[$0].section } == Array(repeating: 1, count: left.count))
        #expect(!left.isEmpty)
        var model = try Stage().model
        model.lesson?.lesson = lesson
        model.presenting = Presenting(lesson, showing: presentation.steps.count - 1)
        model.presenting?.plan = seconds
        model.presenting?.leftOut = left
        let page = try #require(NotesPage(model, screen: [], now: 0))
        #expect(page.total <= 12 * 60 && page.planned <= page.total)
        #expect(presentation.leftOut(for: 600, seconds: seconds, in: lesson).isEmpty)
    }

    @Test func `the page with the notes survives the way to the other terminal`() throws {
        var model = Model(location: .lesson)
        let lesson = try lesson("Ships.\n\n```text notes\nAsk who has \"seen\" a ferry.\n```")
        model.presenting = Presenting(lesson, showing: 0)
        model.lesson = try Stage().model.lesson
        model.lesson?.lesson = lesson
        let page = try #require(NotesPage(model, screen: ["", "  Ferries ✓"], now: 1000))
        #expect(NotesPage(json: page.json) == page)
        #expect(page.notes == ["Ask who has \"seen\" a ferry."])
    }

    // MARK: - A demo in progress

    /// A demo at the step that runs the first example.
    private func demo() throws -> Stage {
        var stage = try Stage(width: 80, height: 24)
        stage.model.presenting = Presenting(try stage.lesson.lesson, showing: 0)
        stage.press("5", "Enter")
        return stage
    }

    /// A demo at its first step, of a lesson whose steps from 10 on are the statements of two sessions.
    private func scriptDemo(_ sql: String = "-- A:\nBEGIN;\n-- B:\nSELECT 1;\n-- A:\nROLLBACK;") throws -> Stage {
        let script = "```sql run\n\(sql)\n```\n\n## Exercise: Big"
        var stage = try Stage(width: 80, height: 24, text: Stage.text.replacing("## Exercise: Big", with: script))
        stage.model.presenting = Presenting(try stage.lesson.lesson, showing: 0)
        return stage
    }

    /// Answers the example that was just sent.
    private func answer(_ stage: inout Stage, _ rows: [[String?]]) throws {
        let run = try #require(stage.effects.compactMap { if case .run(let run, _, _) = $0 { run } else { nil } }.first)
        let columns = rows.first?.count ?? 1
        stage.step([
            .statementBegan(run), .columnsArrived(run, (0..<columns).map { Column(name: $0 == 0 ? "name" : "c\($0)") }),
            .rowsArrived(run, RowBatch(rows: rows, columnCount: columns)),
            .statementFinished(run, tag: "SELECT \(rows.count)", milliseconds: 0.6), .runFinished(run, nil),
        ])
    }

    @Test func `the right arrow runs a step with code, and leaves it once it has run`() throws {
        var stage = try demo()
        #expect(!stage.screen.contains("SELECT"))
        stage.press("Right")
        #expect(stage.screen.contains("SELECT name FROM ferries;"))
        try answer(&stage, [["Ada"], ["Bo"]])
        #expect(stage.screen.contains("2 rows"))
        stage.press("Right")
        #expect(stage.screen.contains("One for each island.") && stage.screen.contains("6/"))
    }

    @Test func `a result that needs several pages begins below its statement`() throws {
        var stage = try demo()
        stage.press("Right")
        try answer(&stage, (1...20).map { ["Ferry \($0)"] })
        #expect(stage.screen.contains("SELECT name") && stage.screen.contains("Ferry 1\n") && stage.screen.contains("1 of 2"))
        stage.press("Right")
        #expect(stage.screen.contains("name") && stage.screen.contains("Ferry 20\n") && stage.screen.contains("20 rows"))
    }

    @Test func `a number can be typed in a step with code after Ctrl-G, and other digits are text`() throws {
        var stage = try demo()
        stage.press("2")
        #expect(stage.screen.contains("│ S\n"))
        stage.press("Enter")
        #expect(stage.screen.contains("│ S\n") && stage.screen.contains("Ctrl-E types the rest."), "\(stage.screen)")
        stage.press("^G", "1", "Enter")
        #expect(stage.screen.contains("The harbour asks") && stage.screen.contains(" 1/"))
    }

    @Test func `only ? shows the keys to the room, whole at 80 columns, and the notes name a key that does nothing`() throws {
        var stage = try demo()
        stage.press("Left", "x")
        #expect(!stage.screen.contains("Space next") && stage.screen.contains("x does nothing here."))
        stage.step(.notesOpened(true))
        #expect(!stage.screen.contains("x does"))
        #expect(try notes(stage).state.hasPrefix("x does nothing here."))
        stage.press("?")
        #expect(stage.screen.contains("Space next") && stage.screen.contains("q end") && !stage.screen.contains("…"))
        try pressInNotes(&stage, "Left", "?")
        #expect(!stage.screen.contains("Space next"))
        #expect(try notes(stage).state.hasPrefix("? does nothing here."))
    }

    /// What the terminal with the notes shows, at 80 columns and 24 rows.
    private func notes(_ stage: Stage, part: Int = 0) throws -> (screen: String, state: String) {
        let page = try #require(NotesPage(stage.model, screen: stage.screen.split(separator: "\n").map(String.init), now: 1000))
        var canvas = Canvas(size: Size(width: 80, height: 24))
        NotesView(page, now: 1000, part: part, theme: .mono).draw(into: &canvas)
        return (canvas.plainText, page.state)
    }

    /// Presses keys in the terminal with the notes.
    private func pressInNotes(_ stage: inout Stage, _ names: String...) throws {
        for name in names { stage.step(.presenterPressed(try #require(KeyName(name)).event)) }
    }

    @Test func `Ctrl-U erases half-typed text, and without any, it takes back one command: a run or a jump`() throws {
        var stage = try demo()
        stage.press("x", "x", "^U")
        #expect(!stage.screen.contains("│ S") && stage.screen.contains(" 5/"))
        stage.press("Right")
        try answer(&stage, [["Ada"]])
        stage.press("^G", "8", "Enter")
        #expect(stage.screen.contains(" 8/"))
        stage.press("^U")
        #expect(stage.screen.contains("Undone. You're back at step 5. Ctrl-U undoes more.") && stage.screen.contains("Ada"))
        stage.press("u")
        #expect(stage.screen.contains(" 5/") && !stage.screen.contains("Ada"))
        stage.press("^U")
        #expect(stage.screen.contains("Undone. You're back at step 1."))
        stage.press("u")
        #expect(stage.screen.contains("There is nothing to undo."))
    }

    @Test func `a clicker's Hide blanks the screen, and its Next goes on after Stop`() throws {
        var stage = try demo()
        for stop in [false, true] {
            if stop { stage.press("Esc") }
            #expect(stage.screen.contains(stop ? "Free typing" : " 5/"))
            stage.press(".")
            #expect(stage.screen.filter { !$0.isWhitespace }.isEmpty)
            stage.press("PageDown")
            #expect(stage.screen.contains(stop ? "Free typing" : " 5/"))
        }
        stage.press("PageDown")
        try answer(&stage, [["Ada"]])
        #expect(stage.screen.contains("Ada") && !stage.screen.contains("Free typing"))
    }

    @Test func `in free typing, Ctrl-U clears the text and then undoes, and the notes can only end it`() throws {
        var stage = try demo()
        stage.press("Right")
        try answer(&stage, [["Ada"]])
        stage.press("Esc", "x", "1", "^U")
        #expect(stage.screen.contains("Type SQL") && stage.screen.contains("Free typing"))
        try pressInNotes(&stage, "Space", "u", "2")
        #expect(stage.screen.contains("Free typing") && stage.screen.contains(" 5/"))
        #expect(try notes(stage).state == "Free typing is on.")
        #expect(try notes(stage).screen.contains("Esc end free typing"))
        try pressInNotes(&stage, "Esc")
        #expect(stage.screen.contains("Ada") && !stage.screen.contains("Free typing"))
    }

    @Test func `at a question, digits count hands in both terminals, Backspace takes one back, and a jump to it starts at zero`() throws {
        var stage = try demo()
        let question = try stage.lesson.lesson.sections.count - 2
        stage.press("^G", "1", "7", "Enter")
        #expect(stage.model.presenting?.step?.section == question && stage.screen.contains("1  A ferry"), "\(stage.screen)")
        stage.press("1", "2")
        try pressInNotes(&stage, "1")
        #expect(stage.screen.contains("A ferry  ▮▮ 2") && stage.screen.contains("An island  ▮ 1"))
        stage.press("Backspace", "3")
        #expect(stage.screen.contains("A ferry  ▮ 1") && !stage.screen.contains("choices"))
        #expect(try notes(stage).state.hasPrefix("This question has only 2 choices"))
        #expect(try notes(stage).screen.contains("Answer  A ferry"))
        stage.press("Right")
        #expect(stage.screen.contains("✓  A ferry  ▮ 1") && stage.screen.contains("An island  ▮ 1"))
        stage.press("2")
        #expect(stage.screen.contains("An island  ▮ 1"), "\(stage.screen)")
        #expect(try notes(stage).state.hasPrefix("The answer is shown, so hands") && !notes(stage).screen.contains("count hand"))
        stage.press("g", "1", "Enter", "1", "7", "Enter")
        #expect(stage.screen.contains("1  A ferry\n"))
        stage.press("Backspace")
        #expect(stage.screen.contains(" 17/"))
        #expect(try notes(stage).state == "No hands are counted. ← goes back.")
    }

    @Test func `the number of a step is shown to the room only after the key for jumps, and in the notes always`() throws {
        var stage = try demo()
        stage.press("^G", "1", "Enter", "7")
        #expect(!stage.screen.contains("→ 7"))
        #expect(try notes(stage).screen.contains("→ 7_"))
        stage.press("Esc", "g", "7")
        #expect(stage.screen.contains("→ 7_"))
    }

    @Test func `half-typed code is there again after turning away and back, until it is undone`() throws {
        var stage = try demo()
        stage.press("x", "x", "Left", "Left")
        #expect(stage.screen.contains(" 3/"))
        stage.press("Right", "Right")
        #expect(stage.screen.contains("│ SE\n"), "\(stage.screen)")
        stage.press("^U", "Left", "Right")
        #expect(!stage.screen.contains("│ S"))
    }

    @Test func `undo in free typing stays in free typing, and F1 shows its keys`() throws {
        var stage = try demo()
        stage.press("Esc", "DELETE FROM ferries WHERE id = 1;", "Enter")
        try answer(&stage, [])
        stage.press("^U", "^U", "y")
        stage.step(.dataReset(try stage.lesson.id, copy: nil, canUndo: false))
        #expect(stage.screen.contains("Undone: what you ran in free typing."), "\(stage.screen)")
        stage.press("x")
        #expect(stage.screen.contains("Free typing") && !stage.screen.contains("│ S"), "\(stage.screen)")
        #expect(try stage.lesson.pad.editor.text == "x")
        stage.press("F1")
        #expect(stage.screen.contains("Ctrl-G script") && stage.screen.contains("PageDown next page"), "\(stage.screen)")
        #expect(try stage.lesson.pad.editor.text == "x")
    }

    @Test func `the hands for a shell's example are shown below its screen once it has run`() throws {
        let example = "```sh run predict=\"Is it there?\" choices=\"Yes|No\" expect=\"No\"\nls\n```\n\n## Exercise: Big"
        var stage = try Stage(width: 80, height: 24, text: Stage.text.replacing("## Exercise: Big", with: example))
        let lesson = try stage.lesson.lesson
        stage.model.presenting = Presenting(lesson, showing: try #require(labels(lesson).lastIndex(of: "Prediction")))
        stage.press("1", "2", "2", "Right")
        #expect(!stage.screen.contains("✓  No"), "\(stage.screen)")
        stage.press("Right")
        let shell = try #require(stage.lesson.shells.tab?.id)
        stage.step(.shell(shell, .commandEnded(failure: nil)))
        #expect(stage.screen.contains("✓  No  ▮▮ 2") && stage.screen.contains("Yes  ▮ 1"), "\(stage.screen)")
    }

    @Test func `an answer is shown only below what the lesson expects, and a failed command leads to the recorded output`() throws {
        let question = "run predict=\"Is it there?\" choices=\"Yes|No\" expect=\"No\""
        for (language, code) in [("sh", "ls"), ("sql", "SELECT 1;")] {
            let example = "```\(language) \(question)\n\(code)\n```\n\n## Exercise: Big"
            var stage = try Stage(width: 80, height: 24, text: Stage.text.replacing("## Exercise: Big", with: example))
            let lesson = try stage.lesson.lesson
            stage.model.presenting = Presenting(lesson, showing: try #require(labels(lesson).lastIndex(of: "Prediction")))
            stage.press("Right", "Right")
            if let run = stage.effects.compactMap({ if case .run(let run, _, _) = $0 { run } else { nil } }).first {
                stage.step(.runFinished(run, Trouble(headline: "Canceled.", sqlstate: "57014", message: "Canceled.")))
                #expect(stage.screen.contains("Canceled."), "\(stage.screen)")
            } else {
                stage.step(.shell(try #require(stage.lesson.shells.tab?.id), .commandEnded(failure: "The engine does not answer.")))
                #expect(try notes(stage).state == "u and then Enter run it again. o shows the recorded output.")
            }
            #expect(!stage.screen.contains("✓"), "\(stage.screen)")
        }
    }

    @Test func `a demo without an engine says so at its start, and what to press`() throws {
        var stage = try Stage(width: 80, height: 24)
        stage.model.presenting = Presenting(try stage.lesson.lesson, showing: 0)
        let (id, summary) = (try stage.lesson.id, try stage.lesson.summary)
        stage.step(.engine(id, .lost(EngineTrouble(headline: "No container engine answers.", explanation: "It is stopped."))))
        stage.step(.leftoversFound(Leftovers(lesson: summary, reason: .startOver, objects: [])))
        #expect(stage.screen.contains("No container engine answers."), "\(stage.screen)")
        #expect(try notes(stage).state.hasSuffix("answers. Ctrl-O shows the output recorded in the lesson."))
    }

    @Test func `bars of many hands keep their proportion`() throws {
        var stage = try demo()
        stage.press("^G", "1", "7", "Enter")
        for _ in 0..<40 { stage.press("1", "1", "2") }
        #expect(stage.screen.contains("A ferry  \(String(repeating: "▮", count: 40)) 80"), "\(stage.screen)")
        #expect(stage.screen.contains("An island  \(String(repeating: "▮", count: 20)) 40"), "\(stage.screen)")
    }

    @Test func `a question without choices says that it counts no hands, and Esc gives up a jump`() throws {
        var stage = try demo()
        stage.press("Left")
        try pressInNotes(&stage, "2")
        #expect(!stage.screen.contains("This question"))
        #expect(try notes(stage).state.hasPrefix("This question has no choices to count hands for."))
        stage.step(.notesOpened(false))
        stage.press("2")
        #expect(stage.screen.contains(" 4/") && !stage.screen.contains("→ 2"))
        #expect(stage.screen.contains("This question has no choices to count hands for."), "\(stage.screen)")
        stage.press("g", "1", "Esc", "Enter")
        #expect(stage.screen.contains(" 5/"))
        try pressInNotes(&stage, "g", "1", "Esc")
        #expect(stage.model.presenting?.number == nil)
        #expect(try notes(stage).state.isEmpty)
    }

    @Test func `a transaction that free typing leaves open is rolled back for the script, and both terminals say so`() throws {
        var stage = try demo()
        stage.press("Esc", "BEGIN;", "Enter")
        try answer(&stage, [])
        stage.step(.transactionStands(try stage.lesson.id, .a, .inTransaction))
        #expect(stage.screen.contains("Free typing ● in transaction"), "\(stage.screen)")
        stage.press("^G")
        let run = try #require(stage.lesson.pad.activity.run)
        let summary = try stage.lesson.summary
        #expect(stage.effects.contains(.run(run, sql: "ROLLBACK;", lesson: summary)))
        #expect(stage.screen.contains("Rolled back: the transaction that free typing left open."), "\(stage.screen)")
        #expect(try notes(stage).state.hasPrefix("Rolled back"))
        stage.step([.runFinished(run, nil), .transactionStands(try stage.lesson.id, .a, .idle)])
        stage.press("Right")
        try answer(&stage, [["Ada"]])
        #expect(stage.screen.contains("Ada") && !stage.screen.contains("Rolled back"), "\(stage.screen)")
    }

    @Test func `a transaction that failed in free typing is rolled back for the script, even if its statement was erased`() throws {
        var stage = try demo()
        stage.press("Esc", "SELEC;", "Enter")
        let run = try #require(stage.lesson.pad.activity.run)
        stage.step([
            .statementBegan(run), .transactionStands(try stage.lesson.id, .a, .failed),
            .runFinished(run, Trouble(headline: "No.", sqlstate: "42601", message: "syntax error")),
        ])
        stage.press("^U", "^G")
        #expect(stage.effects.contains { if case .run(_, sql: "ROLLBACK;", _) = $0 { true } else { false } }, "\(stage.screen)")
    }

    @Test func `free typing says why Enter runs nothing, runs it with the key named, and is empty after another step`() throws {
        var stage = try demo()
        stage.press("Esc", "SELECT 4", "Enter")
        #expect(stage.screen.contains("No semicolon yet") && stage.screen.contains("F5"), "\(stage.screen)")
        stage.press("F5")
        #expect(stage.effects.contains { if case .run(_, let sql, _) = $0 { sql.hasPrefix("SELECT 4") } else { false } })
        try answer(&stage, [["4"]])
        stage.press("^G", "^G", "1", "Enter", "5", "Enter", "Esc")
        #expect(stage.screen.contains("Type SQL"), "\(stage.screen)")
    }

    @Test func `an undo after free typing takes back the step that ran since, and says that the free typing is undone, too`() throws {
        var stage = try demo()
        stage.press("Esc")
        stage.press("DELETE FROM ferries WHERE id = 1;", "Enter")
        try answer(&stage, [])
        stage.press("^G", "Right")
        try answer(&stage, [["Ada"]])
        #expect(stage.screen.contains("Ada"))
        stage.press("u")
        stage.step(.dataReset(try stage.lesson.id, copy: nil, canUndo: false))
        #expect(!stage.screen.contains("Ada") && stage.screen.contains(" 5/"), "\(stage.screen)")
        #expect(stage.screen.contains("Undone, including what you ran in free typing. You're back at step 5."), "\(stage.screen)")
    }

    @Test func `the recorded output of a step that hasn't run is shown after a question`() throws {
        var stage = try demo()
        stage.press("^O")
        #expect(stage.screen.contains("Show the recorded output") && !stage.screen.contains("Recorded"))
        stage.press("^O")
        #expect(stage.screen.contains("Recorded"))
        stage.press("o")
        #expect(!stage.screen.contains("Recorded"))
        stage.press("Right")
        try answer(&stage, [["Ada"]])
        stage.press("o")
        #expect(stage.screen.contains("Recorded"))
    }

    @Test func `after the recorded output of a script's statement, the statement runs before the next one`() throws {
        var stage = try scriptDemo()
        stage.press("1", "0", "Enter", "^O", "^O")
        #expect(stage.screen.contains("Recorded, for the whole example"))
        stage.press("Right")
        #expect(stage.screen.contains("running the steps before: 1 of 1"), "\(stage.screen)")
        #expect(stage.model.presenting?.running == 9)
    }

    @Test func `going back into a script that a jump passed over runs the statements before that step`() throws {
        var stage = try scriptDemo()
        stage.press("1", "3", "Enter", "Left")
        #expect(stage.screen.contains("running the steps before: 1 of 2"), "\(stage.screen)")
        try answer(&stage, [])
        try answer(&stage, [["1"]])
        #expect(stage.screen.contains("BEGIN;") && stage.screen.contains("SELECT 1;") && stage.screen.contains(" 12/"), "\(stage.screen)")
        stage.press("Right")
        try answer(&stage, [])
        #expect(stage.screen.contains("ROLLBACK;") && !stage.screen.contains("◐"), "\(stage.screen)")
        stage.press("Right")
        #expect(stage.screen.contains(" 13/"))
    }

    @Test func `a step is left once its run or a deadlock has ended, and a wait that the next step ends holds nothing back`() throws {
        var stage = try demo()
        stage.press("Right", "Right")
        #expect(stage.screen.contains("A step is still running.") && stage.screen.contains(" 5/"), "\(stage.screen)")
        try answer(&stage, [["Ada"]])
        #expect(!stage.screen.contains("still running"))
        stage = try scriptDemo("-- A:\nDELETE FROM a;\n-- B:\nDELETE FROM b;\n-- A:\nDELETE FROM b;\n-- B:\nDELETE FROM a;")
        stage.press("1", "2", "Enter")
        for _ in 1...2 { try answer(&stage, []) }
        func wait(_ side: SessionID.Side) throws -> RunID {
            let run = try #require(stage.effects.compactMap { if case .run(let run, _, _) = $0 { run } else { nil } }.first)
            let holder = SessionID(side == .a ? .b : .a, copy: run.session.copy)
            let wait = LockWait(waiter: run.session, holder: .session(holder), subject: .table("a"))
            stage.step(.locksSeen(try stage.lesson.id, run.session, wait))
            return run
        }
        stage.press("Right")
        let first = try wait(.a)
        stage.press("Right", "Right")
        let second = try wait(.b)
        stage.press("Right")
        #expect(stage.screen.contains("A step is still running.") && stage.screen.contains(" 13/"), "\(stage.screen)")
        stage.step(.runFinished(second, Trouble(headline: "Deadlock detected.", sqlstate: "40P01", message: "Deadlock detected.")))
        stage.step([.statementBegan(first), .statementFinished(first, tag: "UPDATE 1", milliseconds: 1), .runFinished(first, nil)])
        #expect(stage.screen.contains("Deadlock detected.") && !stage.screen.contains("still running"), "\(stage.screen)")
        stage.press("Right")
        #expect(stage.screen.contains(" 14/"))
    }

    @Test func `undo doesn't run a canceled statement again, which stays as it ended`() throws {
        var stage = try scriptDemo()
        stage.press("1", "0", "Enter", "Right")
        try answer(&stage, [])
        stage.press("Right", "Right")
        let run = try #require(stage.effects.compactMap { if case .run(let run, _, _) = $0 { run } else { nil } }.first)
        let holder = SessionID(.a, copy: run.session.copy)
        stage.step(
            .locksSeen(try stage.lesson.id, run.session, LockWait(waiter: run.session, holder: .session(holder), subject: .table("a"))))
        stage.press("x")
        #expect(stage.screen.contains("This statement waits for A."), "\(stage.screen)")
        stage.step(.runFinished(run, Trouble(headline: "Canceled.", sqlstate: "57014", message: "Canceled.")))
        stage.press("Right", "Right")
        try answer(&stage, [])
        stage.press("u")
        try answer(&stage, [])
        #expect(!stage.effects.contains { if case .run = $0 { true } else { false } })
        #expect(stage.screen.contains("Canceled.") && stage.screen.contains(" 12/") && !stage.screen.contains("◐"), "\(stage.screen)")
        stage.press("Right")
        #expect(stage.effects.contains { if case .run(_, let sql, _) = $0 { sql.contains("ROLLBACK") } else { false } })
    }

    @Test func `the end of free typing cancels the statement that it is running, and says so`() throws {
        var stage = try demo()
        stage.press("Esc", "SELECT pg_sleep(60);", "Enter")
        #expect(stage.screen.contains("Ctrl-G returns to the script · Free typing"), "\(stage.screen)")
        let run = try #require(stage.lesson.pad.activity.run)
        stage.press("^G")
        #expect(stage.effects.contains(.cancel(run)) && stage.screen.contains("Canceled the statement"), "\(stage.screen)")
    }

    @Test func `the recorded output of a predicted example shows all choices and the answer, with the hands`() throws {
        let example =
            "```sql run predict=\"Is it there?\" choices=\"Yes|No|Never\" expect=\"No\"\nSELECT 1;\n```\n\n```text output\n1\n```"
        let text = Stage.text.replacing("## Exercise: Big", with: example + "\n\n## Exercise: Big")
        var stage = try Stage(width: 80, height: 24, text: text)
        let lesson = try stage.lesson.lesson
        stage.model.presenting = Presenting(lesson, showing: try #require(labels(lesson).lastIndex(of: "Prediction")))
        stage.press("1", "2", "2", "Right", "^O", "^O")
        #expect(stage.screen.contains("Recorded") && stage.screen.contains("✓  No  ▮▮ 2"), "\(stage.screen)")
        #expect(stage.screen.contains("Yes  ▮ 1") && stage.screen.contains("Never\n"), "\(stage.screen)")
    }

    @Test func `the notes mark a step that has no planned time`() throws {
        var stage = try demo()
        let count = try #require(stage.model.presenting?.presentation.steps.count)
        stage.model.presenting?.plan = Array(repeating: 0, count: count)
        #expect(try notes(stage).screen.contains("Run · extra, not in the planned time"))
    }

    @Test func `undo takes back the recorded output before anything else`() throws {
        var stage = try demo()
        stage.press("Right")
        try answer(&stage, [["Ada"]])
        stage.press("o")
        #expect(stage.screen.contains("Recorded"))
        stage.press("u")
        #expect(stage.screen.contains("Ada") && !stage.screen.contains("Recorded") && !stage.screen.contains("Undone"))
    }

    @Test func `going back to a question keeps its hands, and free typing keeps its text until the next step`() throws {
        var stage = try demo()
        stage.press("^G", "1", "7", "Enter", "1", "2")
        #expect(try notes(stage).state == "Press 1 or 2 to count a hand for that choice. Backspace removes the last one.")
        stage.press("Right", "Right", "Left", "Left")
        #expect(stage.screen.contains("A ferry  ▮ 1"), "\(stage.screen)")
        stage.press("Left", "Right")
        #expect(stage.screen.contains("A ferry  ▮ 1"), "\(stage.screen)")
        stage = try demo()
        stage.press("Esc")
        stage.press("SELECT 4", "^G", "Esc")
        #expect(stage.screen.contains("SELECT 4") && stage.screen.contains("You left this text without running it"), "\(stage.screen)")
        stage.press("F5")
        try answer(&stage, [["4"]])
        stage.press("^G", "Esc")
        #expect(try stage.lesson.pad.editor.isEmpty && stage.screen.contains("Type SQL"), "\(stage.screen)")
    }

    @Test func `a screen that is too small isn't in the handout, and a resized step is there once`() throws {
        var stage = try demo()
        var handout = Handout(of: try stage.lesson.lesson)
        func note(_ width: Int, _ height: Int, _ keys: String...) {
            stage.step(.resize(Size(width: width, height: height)))
            for key in keys { stage.press(key) }
            handout.note(stage.model, size: Size(width: width, height: height))
        }
        stage.press("Right")
        try answer(&stage, (1...20).map { ["Ferry \($0)"] })
        note(80, 24)
        note(80, 24, "Right")
        note(40, 8)
        note(80, 50)
        note(80, 50, "Left")
        let text = handout.files()[0].text
        #expect(text.split(separator: "\n").count { $0.contains("Ferry 20") } == 1 && !text.contains("needs 40 columns"), "\(text)")
    }

    @Test func `whoever jumps to a step that the plan leaves out gives the rest of its section`() throws {
        var stage = try demo()
        let steps = try #require(stage.model.presenting?.presentation.steps)
        let section = steps[9].section
        stage.model.presenting?.leftOut = Set(steps.indices.filter { steps[$0].section == section })
        stage.press("^G", "1", "0", "Enter")
        let first = try #require(stage.model.presenting?.index)
        #expect(try notes(stage).screen.contains("left out of the plan"))
        stage.press("Left")
        #expect(stage.model.presenting?.index == first - 1)
        stage.press("^G", "1", "Enter")
        #expect(stage.model.presenting?.leftOut.contains(stage.model.presenting?.next ?? -1) == false)
    }

    @Test func `a change that is asked about first can be undone, and its question never stays over the script`() throws {
        var stage = try demo()
        stage.press("Esc", "DELETE FROM ferries;", "Enter")
        #expect(stage.screen.contains("DELETE without WHERE"), "\(stage.screen)")
        try pressInNotes(&stage, "Esc")
        #expect(!stage.screen.contains("DELETE without WHERE"))
        stage.press("Esc", "Enter", "Up", "Up", "Enter")
        try answer(&stage, [])
        stage.press("^U", "^U")
        stage.step(.dataReset(try stage.lesson.id, copy: nil, canUndo: false))
        #expect(try notes(stage).state == "Undone: what you ran in free typing.")
    }

    @Test func `in free typing, Ctrl-U undoes nothing of the script, and Ctrl-Q asks about the end`() throws {
        var stage = try demo()
        stage.press("Right")
        try answer(&stage, [["Ada"]])
        stage.press("Esc", "^U")
        #expect(stage.screen.contains("You've changed nothing here.") && stage.screen.contains(" 5/"), "\(stage.screen)")
        stage.press("^B")
        #expect(!stage.screen.contains("Ferries"))
        stage.press("x", "^Q")
        #expect(stage.screen.contains("End the demo?") && !stage.screen.contains("x"), "\(stage.screen)")
    }

    @Test func `PageDown turns the pages of a long result in free typing`() throws {
        var stage = try demo()
        stage.press("Esc")
        stage.press("SELECT name FROM ferries;", "Enter")
        try answer(&stage, (1...20).map { ["Ferry \($0)"] })
        #expect(stage.screen.contains("Ferry 1\n") && !stage.screen.contains("Ferry 20\n") && stage.screen.contains("1 of "))
        stage.press("PageDown", "PageDown")
        #expect(stage.screen.contains("Ferry 20\n") && stage.screen.contains("20 rows"))
    }

    @Test func `while the screen is blank, the notes say so and show what will appear, and a key in either terminal ends that`() throws {
        var stage = try demo()
        stage.press("Left", "b")
        let text = try notes(stage).screen
        #expect(try notes(stage).state == "The audience's screen is blank." && text.contains("What the audience will see"), "\(text)")
        try pressInNotes(&stage, "Space")
        #expect(stage.screen.contains(" 4/"), "\(stage.screen)")
        #expect(try notes(stage).screen.contains("What the audience sees"))
    }

    @Test func `the notes name the session of a statement`() throws {
        var stage = try scriptDemo()
        stage.press("9", "Enter")
        #expect(try notes(stage).screen.contains("Runs    A: BEGIN;"))
    }

    @Test func `what a key in the notes is answered isn't shown to the room`() throws {
        var stage = try demo()
        try pressInNotes(&stage, "^O")
        #expect(!stage.screen.contains("Show the recorded output"))
        #expect(try notes(stage).state.hasPrefix("Show the recorded output"))
        try pressInNotes(&stage, "^O")
        #expect(stage.screen.contains("Recorded"))
        try pressInNotes(&stage, "u")
        #expect(!stage.screen.contains("Recorded"))
        try pressInNotes(&stage, "u")
        #expect(!stage.screen.contains("Undone"))
        #expect(try notes(stage).state == "Undone. You're back at step 1.")
    }

    @Test func `the keys are shown as they work in the step, all of them`() throws {
        var stage = try demo()
        stage.step(.resize(Size(width: 80, height: 24)))
        stage.press("F1")
        for words in [
            "Ctrl-E type the rest", "Enter run", "→ type and run", "Ctrl-U undo", "Ctrl-C cancel", "Esc free typing", "Ctrl-Q end",
        ] {
            #expect(stage.screen.contains(words), "\(stage.screen)")
        }
        stage.press("F1")
        #expect(!stage.screen.contains("Ctrl-U undo"), "\(stage.screen)")
        stage.press("Left", "?")
        #expect(stage.screen.contains("Space next") && stage.screen.contains("q end"), "\(stage.screen)")
        #expect(!stage.screen.contains("free typing") && !stage.screen.contains("Backspace"))
        stage.press("^G", "1", "7", "Enter", "?")
        for screen in [stage.screen, try notes(stage).screen] {
            for words in ["1–2 count hand", "Backspace remove hand", "g jump", "o recorded"] {
                #expect(screen.contains(words), "\(screen)")
            }
        }
    }

    @Test func `a jump that fails names the step that failed, and one Ctrl-O then shows what is recorded`() throws {
        var stage = try scriptDemo()
        stage.press("1", "1", "Enter")
        let run = try #require(stage.effects.compactMap { if case .run(let run, _, _) = $0 { run } else { nil } }.first)
        stage.step([.statementBegan(run), .runFinished(run, Trouble(headline: "The connection was lost.", message: "lost"))])
        #expect(stage.screen.contains("Step 10 (BEGIN;) failed. Ctrl-U undoes the jump."), "\(stage.screen)")
        stage.press("^O")
        #expect(stage.screen.contains("The lesson has no output recorded for this step."), "\(stage.screen)")
        stage.press("^G", "1", "Enter", "o")
        #expect(stage.screen.contains("This step has no recorded output."), "\(stage.screen)")
    }

    @Test func `a resize in free typing keeps the first visible row, and pages don't split records`() throws {
        var stage = try demo()
        stage.press("Esc")
        stage.press("SELECT name FROM ferries;", "Enter")
        let rest: [String?] = Array(repeating: "zzzzzzzzzz", count: 8)
        try answer(&stage, (1...20).map { ["Ferry \($0)"] + rest })
        for _ in 1...2 {
            let screen = stage.screen
            #expect(screen.count { $0 == "z" } == 80 * screen.matches(of: /Ferry \d+/).count, "\(screen)")
            stage.press("PageDown")
        }
        let first = try #require(stage.screen.firstMatch(of: /Ferry \d+/)?.output)
        for (width, height) in [(132, 24), (100, 40), (80, 24)] {
            stage.step(.resize(Size(width: width, height: height)))
            #expect(stage.screen.contains(first), "\(stage.screen)")
        }
        #expect(stage.screen.contains(" · 3 of "))
    }

    @Test func `the notes cut the picture of a wider screen, and of a higher one show the top and the newest lines`() throws {
        let text = Stage.text.replacing("Nobody counted.", with: String(repeating: "Nobody counted. ", count: 8))
        var stage = try Stage(width: 132, height: 30, text: text)
        stage.model.presenting = Presenting(try stage.lesson.lesson, showing: 0)
        stage.press("1", "Enter")
        var lines = try notes(stage).screen.split(separator: "\n")
        #expect(lines[0].contains("Ferries  1/18  ") && lines.contains { $0.contains("What the audience sees, cut at the right") })
        #expect(lines.count { $0.contains("Nobody counted.") } == 2 && lines.count { $0.contains("1/18") } == 1, "\(lines)")
        stage = try demo()
        stage.step(.resize(Size(width: 80, height: 40)))
        stage.press("Right")
        try answer(&stage, (1...20).map { ["Ferry \($0)"] })
        lines = try notes(stage).screen.split(separator: "\n")
        let top = try #require(lines.firstIndex { $0.contains("What the audience sees") })
        #expect(lines[top + 1].hasSuffix("  Counting") && lines[top + 2].contains("SELECT name FROM ferries;"), "\(lines)")
        #expect(lines.contains { $0.contains("more lines") }, "\(lines)")
        #expect(lines.contains { $0.hasSuffix("Ferry 20") }, "\(lines)")
    }

    @Test func `the end is asked about, also after the last step`() throws {
        var stage = try demo()
        stage.press("^Q")
        #expect(stage.screen.contains("End the demo?") && !stage.effects.contains(.quit))
        stage.press("^B", "^B", "^Q")
        #expect(!stage.effects.contains(.quit))
        stage.step([.ticked(100), .ticked(11_000)])
        #expect(!stage.screen.contains("End the demo?"), "\(stage.screen)")
        stage.press("^Q")
        #expect(!stage.effects.contains(.quit))
        stage.press("^Q")
        #expect(stage.effects.contains(.quit))
        stage = try demo()
        stage.press("^G", "1", "8", "Enter", "q")
        #expect(!stage.effects.contains(.quit))
        stage.press("q")
        #expect(stage.effects.contains(.quit))
    }

    @Test func `the number of a step is given up if nothing follows it for long`() throws {
        var stage = try Stage(width: 80, height: 24, text: Stage.text)
        stage.model.presenting = Presenting(try stage.lesson.lesson, showing: 0)
        stage.press("3")
        stage.step([.ticked(100), .ticked(11_000)])
        stage.press("Enter")
        #expect(stage.model.presenting?.index == 1)
        stage.press("g", "1")
        stage.step([.ticked(12_000), .ticked(15_000)])
        stage.press("Enter")
        #expect(stage.model.presenting?.index == 0)
    }

    @Test func `where free typing isn't available, Esc says so, and keys go on typing the script`() throws {
        var stage = try scriptDemo()
        stage.press("Esc")
        #expect(stage.screen.contains("You can't type your own statements in this step."))
        stage.press("1", "0", "Enter", "x")
        #expect(stage.screen.contains("│ B") && !stage.screen.contains("your own statements"))
    }

    @Test func `in free typing, F6 shows the room what a check says to a wrong answer, and the script goes on without it`() throws {
        var stage = try demo()
        stage.press("^G", "1", "0", "Enter", "Esc", "^U", "x", "F6")
        let run = try #require(try stage.lesson.pad.activity.run, "\(stage.screen)")
        let feedback = [Feedback(kind: .facts, message: "Ferries aren't islands.")]
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: feedback), wasAsked: true))
        #expect(stage.screen.contains("✗ Ferries aren't islands.") && stage.screen.contains("Free typing"))
        stage.press("^G")
        #expect(!stage.screen.contains("Ferries aren't islands."))
    }

    @Test func `in free typing, another statement takes the place of one of two sessions', until the text is cleared`() throws {
        func type(_ text: String) { for key in text { stage.press(key == " " ? "Space" : String(key)) } }
        var stage = try scriptDemo()
        stage.press("1", "0", "Enter", "Esc")
        #expect(stage.screen.contains("BEGIN;") && stage.screen.contains("Free typing"))
        stage.press("^U")
        type("SELECT 1; SELECT 2;")
        stage.press("Enter")
        #expect(stage.screen.contains("One statement takes this one's place."))
        stage.press("^U")
        type("BEGIN READ ONLY;")
        stage.press("Enter")
        let sent = stage.effects.compactMap { if case .run(let run, let sql, _) = $0 { (run, sql) } else { nil } }
        #expect(sent.first.map { $0.1.hasSuffix("\nBEGIN READ ONLY;") && $0.0.session.side == .a } == true, "\(sent)")
        try answer(&stage, [])
        #expect(stage.model.presenting?.ran == [9] && stage.screen.contains("BEGIN READ ONLY;"))
        stage.press("Right", "Esc", "^U", "Enter")
        #expect(stage.screen.contains("The lesson's own statements are back."))
        #expect(try stage.lesson.lesson == scriptDemo().lesson.lesson)
    }

    @Test func `notes are shown from the first step, and what doesn't fit is marked and can be reached`() throws {
        let long = (1...30).map { "- Point \($0)" }.joined(separator: "\n")
        let text = Stage.text.replacing("## In one breath", with: "```text notes\n\(long)\n```\n\n## In one breath")
        var stage = try Stage(width: 80, height: 24, text: text)
        stage.model.presenting = Presenting(try stage.lesson.lesson, showing: 0)
        stage.press("4", "Enter")
        let first = try notes(stage).screen
        #expect(first.contains("Answer  (2 rows)") && first.contains("Runs    SELECT name FROM ferries;") && first.contains("m: more"))
        let parts = try (0..<8).map { try notes(stage, part: $0).screen }.joined()
        for number in 1...30 { #expect(parts.contains("Point \(number)\n")) }
    }

    @Test func `a handout has each statement with its result, and what was read, as text`() throws {
        var stage = try demo()
        var handout = Handout(of: try stage.lesson.lesson)
        stage.press("Right")
        try answer(&stage, [["Ada"], ["```"]])
        for _ in 1...2 {
            handout.note(stage.model, size: stage.size)
            stage.press("Right")
        }
        let files = handout.files()
        #expect(files.map(\.name) == ["handout.md"])
        let text = files[0].text
        #expect(text.contains("# Ferries\n\n## Counting\n\n```sql\nSELECT name FROM ferries;\n```\n\n````text\n"))
        #expect(text.contains("Ada") && !text.contains("svg"), "\(text)")
    }

    @Test func `a handout leaves out what was undone, keeps what a jump passed over again, and has only verdicts that were shown`() throws {
        var stage = try demo()
        var handout = Handout(of: try stage.lesson.lesson)
        func show(_ keys: String...) {
            for key in keys {
                stage.press(key)
                handout.note(stage.model, size: stage.size)
            }
        }
        show("Right")
        try answer(&stage, [["Wrong"]])
        show("u", "Right")
        try answer(&stage, [["Ada"]])
        handout.note(stage.model, size: stage.size)
        show("Right", "Right", "Right")
        #expect(stage.screen.contains(" 8/"))
        show("Right")
        try answer(&stage, [["2"]])
        show("u", "^G", "5", "Enter")
        #expect(!stage.screen.contains("Ada"))
        // The verdict comes after the presenter has gone on.
        show("^G", "1", "0", "Enter", "Right")
        try stage.answer(["name"], [["Cleo"]], tag: "SELECT 1")
        show("Right", "Right")
        #expect(stage.screen.contains("checking") && stage.screen.contains("A step is still running."))
        let run = try #require(stage.lesson.pad.activity.run)
        let text = handout.files()[0].text
        #expect(text.contains("Ada") && !text.contains("Wrong") && !text.contains("count(*)"), "\(text)")
        #expect(!handout.files().contains { $0.text.contains("checking") })
        show("Left")
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .pass, feedback: []), wasAsked: true))
        handout.note(stage.model, size: stage.size)
        #expect(!handout.files()[0].text.contains("Correct."))
        show("Right")
        #expect(handout.files()[0].text.contains("Correct."))
    }

    @Test func `a handout has a picture only of a diagram`() throws {
        let breath = "## In one breath"
        let text = Stage.text.replacing(breath, with: "```mermaid\nflowchart LR\n    a[Ship] --> b[Island]\n```\n\n\(breath)")
        var stage = try Stage(width: 100, height: 30, text: text)
        let lesson = try stage.lesson.lesson
        let steps = Presentation(lesson).steps
        let index = try #require(
            steps.lastIndex { step in
                guard case .text(let range) = step.kind else { return false }
                return lesson.sections[step.section].elements[range].contains { if case .diagram = $0 { true } else { false } }
            })
        var handout = Handout(of: lesson)
        stage.model.presenting = Presenting(lesson, showing: index)
        handout.note(stage.model, size: stage.size)
        #expect(handout.files().map(\.name) == ["handout.md", "step-\(index + 1).svg"])
        #expect(handout.files()[0].text.contains("](step-\(index + 1).svg)"))
    }

    @Test func `after a jump, the handout has the statements that the jump ran, above their results`() throws {
        var stage = try demo()
        var handout = Handout(of: try stage.lesson.lesson)
        stage.press("^G", "1", "1", "Enter")
        try stage.answer(["name"], [["Cleo"]], tag: "SELECT 1")
        let run = try #require(stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .pass, feedback: []), wasAsked: true))
        handout.note(stage.model, size: stage.size)
        var text = handout.files()[0].text
        #expect(text.contains(/WHERE tonnes > 100;[\s\S]*Correct\./), "\(text)")
        stage = try scriptDemo()
        handout = Handout(of: try stage.lesson.lesson)
        stage.press("1", "2", "Enter")
        try answer(&stage, [])
        try answer(&stage, [["1"]])
        stage.press("Right")
        try answer(&stage, [])
        handout.note(stage.model, size: stage.size)
        text = handout.files()[0].text
        #expect(text.contains(/BEGIN;[\s\S]*SELECT 1;[\s\S]* 1\n[\s\S]*ROLLBACK;/), "\(text)")
    }

    @Test func `undo takes what was shown since out of the handout, and a wrong jump leaves nothing there`() throws {
        var stage = try demo()
        var handout = Handout(of: try stage.lesson.lesson)
        func show(_ keys: String...) {
            for key in keys {
                stage.press(key)
                handout.note(stage.model, size: stage.size)
            }
        }
        show("Right")
        try answer(&stage, [["Wrong"]])
        handout.note(stage.model, size: stage.size)
        show("Right", "u")
        #expect(handout.files().map(\.name) == ["handout.md"])
        #expect(handout.files()[0].text == "# Ferries\n")
        show("Right")
        try answer(&stage, [["Ada"]])
        handout.note(stage.model, size: stage.size)
        show("^G", "1", "8", "Enter")
        let longest = handout.files()[0].text
        show("u")
        #expect(handout.files()[0].text.count < longest.count)
        #expect(handout.files()[0].text.contains("Ada") && !handout.files()[0].text.contains("Wrong"))
    }

    @Test func `a step that is running isn't in the handout, and recorded output is until it is taken back`() throws {
        var stage = try demo()
        var handout = Handout(of: try stage.lesson.lesson)
        stage.press("Right")
        handout.note(stage.model, size: stage.size)
        #expect(handout.files().map(\.name) == ["handout.md"])
        stage.press("o")
        handout.note(stage.model, size: stage.size)
        #expect(handout.files()[0].text.contains("Recorded"))
        stage.press("o")
        handout.note(stage.model, size: stage.size)
        #expect(handout.files().map(\.name) == ["handout.md"])
    }

    @Test func `a mistake in free typing isn't in the handout`() throws {
        var stage = try demo()
        var handout = Handout(of: try stage.lesson.lesson)
        stage.press("Esc")
        stage.press("SELECT nme FROM ferries;", "Enter")
        let run = try #require(stage.effects.compactMap { if case .run(let run, _, _) = $0 { run } else { nil } }.first)
        stage.step([
            .statementBegan(run),
            .runFinished(run, Trouble(headline: "There is no column nme.", sqlstate: "42703", message: "There is no column nme.")),
        ])
        handout.note(stage.model, size: stage.size)
        #expect(!handout.files()[0].text.contains("nme"))
    }

    @Test func `a statement that waited says so above its result, and going back shows a script only up to that step`() throws {
        var stage = try scriptDemo()
        var handout = Handout(of: try stage.lesson.lesson)
        stage.press("1", "0", "Enter", "Right")
        try answer(&stage, [])
        handout.note(stage.model, size: stage.size)
        stage.press("Right", "Right")
        let run = try #require(stage.effects.compactMap { if case .run(let run, _, _) = $0 { run } else { nil } }.first)
        handout.note(stage.model, size: stage.size)
        #expect(!handout.files().contains { $0.name == "step-11.svg" })
        let holder = SessionID(.a, copy: run.session.copy)
        let wait = LockWait(waiter: run.session, holder: .session(holder), subject: .table("ferries"))
        stage.step(.locksSeen(try stage.lesson.id, run.session, wait))
        handout.note(stage.model, size: stage.size)
        #expect(handout.files()[0].text.hasSuffix("SELECT 1;\n```\n\nWaited for A.\n"), "\(handout.files()[0].text)")
        stage.press("Right", "Right")
        try answer(&stage, [])
        stage.step([
            .statementBegan(run), .columnsArrived(run, [Column(name: "n")]), .rowsArrived(run, RowBatch(rows: [["7"]], columnCount: 1)),
            .statementFinished(run, tag: "SELECT 1", milliseconds: 0.6), .runFinished(run, nil),
        ])
        handout.note(stage.model, size: stage.size)
        let text = handout.files()[0].text
        #expect(text.contains(/SELECT 1;\n```\n\nWaited for A\.\n\n```text\n[\s\S]* 7\n```\n[\s\S]*ROLLBACK;/), "\(text)")
        #expect(!text.contains("1 row"))
        stage.press("Left")
        #expect(stage.screen.contains("waited for A") && !stage.screen.contains("ROLLBACK"), "\(stage.screen)")
        stage.press("Left")
        #expect(stage.screen.contains("BEGIN;") && !stage.screen.contains("SELECT 1;"), "\(stage.screen)")
    }
}
