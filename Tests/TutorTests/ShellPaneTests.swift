import EngineValues
import Sandbox
import Terminal
import Testing
import TutorCore
import TutorView
import VTerm

@testable import TutorRuntime

/// The shell pane's keys, mouse and copy mode, as the model sees them.
@Suite struct ShellPaneTests {
    /// A lesson with a focused shell that shows this text.
    private func stage(_ text: String = "$ ", width: Int = 120) throws -> (Stage, ShellID, TerminalEmulator) {
        var stage = try Stage(width: width)
        stage.model.lesson?.focus = .shell
        stage.effects = stage.model.update(.drawn(stage.frame.map))
        guard case .shell(let id, .start(let size))? = stage.effects.first, stage.effects.count == 1 else {
            throw Unexpected(effects: stage.effects)
        }
        let emulator = TerminalEmulator(size: size)
        emulator.feed(Array(text.utf8))
        stage.step(.shell(id, .shows(emulator.frame)))
        return (stage, id, emulator)
    }

    private struct Unexpected: Error { let effects: [Effect] }

    @Test func `a shell starts when its pane is shown, and follows the pane's size`() throws {
        var (stage, id, emulator) = try stage()
        #expect(emulator.size == stage.shellSize)
        #expect(stage.effects == [])
        stage.step(.resize(Size(width: 140, height: 50)))
        #expect(stage.shellSize != emulator.size)
        #expect(stage.effects == [.shell(id, .resize(stage.shellSize))])
        stage.step(.ticked(1))
        #expect(stage.effects == [])
    }

    @Test func `an example is typed only after the shell has its new size, and before the keys that follow`() throws {
        let (stage, shell, _) = try stage()
        let size = Effect.shell(shell, .resize(stage.shellSize))
        let line = Effect.shell(shell, .run("docker ps"))
        let key = Effect.shell(shell, .key(KeyEvent(.enter)))
        var typing = ShellTyping()
        var started = [key, line, .loadMap, key, size].filter { !typing.holdsBack($0) }
        #expect(started == [key, .loadMap, size])
        started = typing.release()
        #expect(started == [line, key])
        #expect(typing.release().isEmpty && !typing.holdsBack(key))
    }

    @Test func `an exercise on commands in an SQL lesson starts in the shell`() throws {
        let exercise = """
            ## Exercise: Write it down

            Write the ferries to `ferries.csv`.

            ```sh solution
            psql -c 'SELECT name FROM ferries' > ferries.csv
            ```

            ```yaml check
            files:
              ferries.csv: { has: "Ada" }
            ```
            """
        var stage = try Stage(text: "---\ntitle: Ferries\nminutes: 5\nobjectives: [List ferries]\n---\n\n# Ferries\n\n" + exercise)
        stage.press("n", "Enter")
        #expect(try stage.lesson.focus == .shell)
    }

    @Test func `the tab for an exercise is shown as soon as it is reached, whatever the lesson's other exercises use`() throws {
        let lesson = """
            ---
            title: Ferries
            minutes: 5
            objectives: [List ferries]
            ---

            # Ferries

            ## Exercise: All ferries

            List all columns of all ferries.

            ```sql solution
            SELECT * FROM ferries;
            ```

            ## Exercise: From a file

            Write `names.sql`, which lists the names, and run it in the shell.

            ```sh solution
            psql -f names.sql > names.txt
            ```

            ```sql solution path=names.sql
            SELECT name FROM ferries;
            ```

            ```yaml check
            files:
              names.txt: { has: "Ada" }
            ```
            """
        var stage = try Stage(text: lesson)
        stage.press("Enter")
        #expect(try stage.lesson.focus == .editor)
        stage.press("Esc", "n")
        #expect(try stage.lesson.tab == .shell)
        stage.press("Enter")
        #expect(try stage.lesson.focus == .shell)
    }

    @Test func `commands are typed in the shell and files opened, whatever the other exercises of a lesson without SQL ask for`() throws {
        let lesson = """
            ---
            title: Harbor
            minutes: 5
            objectives: [Write down names]
            engine: none
            ---

            # Harbor

            Boats.

            ## Exercise: Commands

            Make a folder.

            ```sh solution
            mkdir boats
            ```

            ```yaml check
            files: { name.txt: { has: "Ada" } }
            ```

            ## Exercise: A file

            Write a name.

            ```text solution path=name.txt
            Ada
            ```

            ```yaml check
            files: { name.txt: { has: "Ada" } }
            ```

            ## Exercise: More commands

            Remove it.

            ```sh solution
            rmdir boats
            ```

            ```yaml check
            files: { name.txt: { has: "Ada" } }
            ```
            """
        var stage = try Stage(text: lesson)
        #expect(try stage.lesson.tab == .shell)
        for focus in [LessonState.Focus.shell, .files, .shell] {
            stage.press("n", "Enter")
            #expect(try stage.lesson.focus == focus)
            stage.press("^G", "T")
        }
    }

    @Test(arguments: [50, 80, 99, 100, 120, 142, 143, 164, 165, 180, 199, 200, 210, 240])
    func `a shell has at least 80 columns where the terminal does, and the lesson's width doesn't depend on it`(width: Int) throws {
        for text in [PortsLesson.opening, Stage.text + "\n\n```sh run\npsql -l\n```\n"] {
            var stage = try Stage(width: width, text: text)
            func pageWidth() -> Int { stage.frame.map.page.width }
            let reading = pageWidth()
            stage.press("^G", "$")
            #expect(stage.shellSize.width >= min(80, width))
            #expect(pageWidth() == reading)
            stage.press("^G", "T")
            if stage.shellSize.width > 0, width >= 143 { #expect(stage.shellSize.width >= 80) }
        }
    }

    @Test func `at a prompt, function keys are calf's, and all other keys but Ctrl-G are the shell's`() throws {
        var (prompt, _, _) = try stage()
        prompt.press("F8")
        #expect(prompt.model.overlay != nil)
        prompt.press("Esc", "F1")
        #expect(prompt.model.overlay == .help(ScrollState()))
        var (stage, id, _) = try stage("\u{1B}[?1049hvim")
        for name in ["F1", "F8", "F10", "PageUp"] {
            let key = try #require(KeyName(name)).event
            stage.step(.key(key))
            #expect(stage.effects == [.shell(id, .key(key))], "\(name)")
        }
    }

    @Test func `typed keys, even Esc and Ctrl-C, go to the shell`() throws {
        var (stage, id, _) = try stage()
        for name in ["Esc", "Tab", "^P", "^C", "^Z", "Enter", "Alt-x", "q", "Shift-Tab", "PageDown"] {
            let key = try #require(KeyName(name)).event
            stage.step(.key(key))
            #expect(stage.effects == [.shell(id, .key(key))], "\(name)")
        }
        #expect(stage.screen.contains("^G T"))
        stage.press("^G")
        #expect(stage.effects == [])
        #expect(stage.model.overlay != nil)
        stage.press("T")
        #expect(stage.model.lesson?.focus == .text)
    }

    @Test func `pressing Ctrl-G twice sends one Ctrl-G`() throws {
        var (stage, id, _) = try stage()
        stage.press("^G", "^G")
        #expect(stage.effects == [.shell(id, .key(.control("g")))])
        #expect(stage.model.overlay == nil)
    }

    @Test func `a paste goes to the shell`() throws {
        var (stage, id, _) = try stage()
        stage.step(.paste("a\nb"))
        #expect(stage.effects == [.shell(id, .paste("a\nb"))])
    }

    @Test func `the pane shows what the shell shows, with its cursor`() throws {
        let (stage, _, _) = try stage("$ docker ps\r\nCONTAINER ID\r\n$ ")
        #expect(stage.screen.contains("$ docker ps"))
        let area = stage.shellOrigin
        #expect(stage.frame.canvas.cursor == Point(x: area.x + 2, y: area.y + 2))
    }

    @Test func `a shell's exit is shown, and only Enter restarts it`() throws {
        var (stage, id, _) = try stage()
        stage.step(.shell(id, .ended(.code(3))))
        #expect(stage.screen.contains("exit code 3"))
        #expect(stage.screen.contains("Enter starts"))
        stage.press("x")
        #expect(stage.effects == [])
        stage.press("Enter")
        #expect(stage.effects == [.shell(id, .restart)])
        #expect(!stage.screen.contains("Enter starts"))
    }

    @Test func `shells have tabs`() throws {
        var (stage, first, _) = try stage()
        stage.press("^G", "+")
        guard case .shell(let second, .start(let size))? = stage.effects.first else { throw Unexpected(effects: stage.effects) }
        #expect(stage.shellSize.height == size.height - 1)
        #expect(stage.effects.contains(.shell(second, .resize(stage.shellSize))))
        #expect(stage.screen.contains(" 1 │ 2"))
        stage.press("^G", ">")
        stage.press("x")
        #expect(stage.effects == [.shell(first, .key(.character("x")))])
        stage.press("^G", "-")
        #expect(stage.effects.contains(.shell(first, .close)))
        stage.press("y")
        #expect(stage.effects == [.shell(second, .key(.character("y")))])
    }

    @Test func `leaving the lesson ends its shells`() throws {
        var (stage, id, _) = try stage()
        stage.step(.hangUp)
        #expect(stage.effects.contains(.shell(id, .close)))
    }

    // MARK: - Mouse

    @Test func `programs that enabled the mouse get positions relative to the pane`() throws {
        var (stage, id, _) = try stage("\u{1B}[?1000h\u{1B}[?1006h")
        let area = stage.shellOrigin
        stage.step(.mouse(MouseEvent(.press, at: Point(x: area.x + 4, y: area.y + 2))))
        #expect(stage.effects == [.shell(id, .mouse(MouseEvent(.press, at: Point(x: 4, y: 2))))])
    }

    @Test func `the wheel scrolls a full-screen program, or else the scrollback`() throws {
        var (full, id, _) = try stage("\u{1B}[?1049hless")
        let wheel = InputEvent.mouse(MouseEvent(.wheelUp, at: full.shellOrigin))
        full.step(wheel)
        #expect(full.effects == [.shell(id, .wheel(isUp: true))])
        var (plain, other, _) = try stage()
        plain.step(wheel)
        #expect(plain.effects == [.shell(other, .lookBack)])
        plain.step(wheel)
        #expect(plain.effects == [])
    }

    @Test func `Page Up shows earlier output at a prompt, and belongs to a full-screen program`() throws {
        var (full, id, _) = try stage("\u{1B}[?1049hless")
        full.press("PageUp")
        #expect(full.effects == [.shell(id, .key(KeyEvent(.pageUp)))])
        var (plain, other, emulator) = try stage((1...500).map { "line \($0)\r\n" }.joined() + "$ ")
        plain.press("PageUp")
        #expect(plain.effects == [.shell(other, .lookBack)])
        plain.step(.shell(other, .lines(emulator.history)))
        #expect(!plain.screen.contains("line 500") && plain.screen.contains("Esc back"))
        // Nothing is above what is shown.
        var (short, third, brief) = try stage()
        short.press("PageUp")
        short.step(.shell(third, .lines(brief.history)))
        #expect(!short.screen.contains("Esc back"))
    }

    @Test func `an example that another program would have read counts as not run, and the notice names the program`() throws {
        let lesson =
            PortsLesson.opening + """
                ## Looking

                Look at it:

                ```sh run
                docker ps
                ```

                And again:

                ```sh run
                docker ps -a
                ```
                """
        var stage = try Stage(text: lesson)
        stage.step(.trusted(try stage.lesson.id))
        stage.press("n", "Enter")
        let shell = try #require(try stage.lesson.shells.tab?.id)
        #expect(stage.effects.contains(.shell(shell, .run("docker ps"))))
        #expect(try stage.lesson.examples.values.contains { $0.wasRun })
        stage.step(.shell(shell, .busy("nano notes\u{1B}.txt")))
        #expect(try !stage.lesson.examples.values.contains { $0.wasRun })
        #expect(try stage.lesson.marked == 0)
        #expect(stage.model.notice?.text.hasPrefix("The shell is busy with nano notes") == true)
        #expect(stage.model.notice?.text.contains("\u{1B}") == false)
        stage.press("^G", "T", "Enter")
        #expect(try stage.lesson.examples.values.contains { $0.wasRun })
        stage.step(.shell(shell, .unfinishedLine))
        #expect(try !stage.lesson.examples.values.contains { $0.wasRun })
        #expect(stage.model.notice?.text == "Press Ctrl-C in the shell, then run the example: the line isn't empty.")
    }

    @Test func `what answers a prediction doesn't get into the shell that its example runs in`() throws {
        let lesson =
            PortsLesson.opening + """
                ## Looking

                ```sh run predict="Is it there?" choices="Yes|No" expect="No"
                docker ps
                ```

                No.
                """
        var stage = try Stage(width: 80, height: 24, text: lesson)
        stage.step(.trusted(try stage.lesson.id))
        stage.press("n", "a", "Enter")
        let shell = try #require(try stage.lesson.shells.tab?.id)
        #expect(try stage.lesson.focus == .shell)
        #expect(stage.effects.contains(.shell(shell, .run("docker ps"))))
        #expect(!stage.effects.contains { if case .shell(_, .key) = $0 { true } else { false } })
        stage.press("ls")
        #expect(stage.effects.contains(.shell(shell, .key(.character("l")))))
    }

    @Test func `after an SQL example, e leads to its text, also if a shell was used before`() throws {
        let text = Stage.text.replacing("```sql run predict=rows", with: "```sh run\nls\n```\n\n```sql run")
        var stage = try Stage(width: 80, height: 24, text: text)
        stage.step(.trusted(try stage.lesson.id))
        stage.press("n", "Enter")
        #expect(try stage.lesson.focus == .shell)
        stage.press("^G", "T", "Tab", "Enter")
        #expect(try stage.lesson.examples.count { $0.value.wasRun } == 2)
        stage.press("e")
        #expect(try stage.lesson.focus == .editor && stage.lesson.pad.editor.text.hasPrefix("SELECT"), "\(stage.screen)")
    }

    @Test func `a click elsewhere leaves the shell`() throws {
        var (stage, _, _) = try stage(width: 210)
        stage.click(.text)
        #expect(stage.model.lesson?.focus == .text)
    }

    @Test func `dragging copies the text`() throws {
        var (stage, id, emulator) = try stage("$ echo hello world\r\nhello world\r\n$ ")
        let area = stage.shellOrigin
        func mouse(_ action: MouseEvent.Action, _ x: Int, _ y: Int) {
            stage.step(.mouse(MouseEvent(action, at: Point(x: area.x + x, y: area.y + y))))
        }
        mouse(.press, 7, 0)
        mouse(.drag, 8, 0)
        #expect(stage.effects == [.shell(id, .lookBack)])
        stage.step(.shell(id, .lines(emulator.history)))
        mouse(.drag, 4, 1)
        mouse(.release, 4, 1)
        #expect(stage.effects == [.copy("hello world\nhello")])
        #expect(stage.model.copied == "hello world\nhello")
        stage.press("^G", "=")
        #expect(stage.effects == [.shell(id, .paste("hello world\nhello"))])
    }

    // MARK: - Copy mode

    @Test func `copy mode moves, selects and copies, and Esc leaves it`() throws {
        var (stage, id, emulator) = try stage((1...500).map { "line \($0)\r\n" }.joined() + "$ ")
        stage.press("^G", "J")
        #expect(stage.effects == [.shell(id, .lookBack)])
        stage.step(.shell(id, .lines(emulator.history)))
        #expect(stage.screen.contains("Esc back"))
        stage.press("PageUp")
        #expect(!stage.screen.contains("line 500"))
        stage.press("PageDown")
        #expect(stage.screen.contains("line 500"))
        stage.press("Ctrl-Home", "/")
        #expect(stage.screen.contains("This is copy mode. Esc returns to the shell."))
        stage.press("Down")
        let cursor = try #require(stage.frame.canvas.cursor)
        #expect(stage.frame.canvas.row(cursor.y).contains("line 2"))
        stage.press("v", "Down", "End", "Enter")
        #expect(stage.effects == [.copy("line 2\nline 3")])
        #expect(stage.screen.contains("line 500"))
        stage.press("x")
        #expect(stage.effects == [.shell(id, .key(.character("x")))])
    }

    @Test func `a wrapped line is copied as one line`() throws {
        let long = String(repeating: "0123456789", count: 12)
        var (stage, id, emulator) = try stage("\(long)\r\nnext")
        stage.press("^G", "J")
        stage.step(.shell(id, .lines(emulator.history)))
        stage.press("Ctrl-Home", "v", "Ctrl-End", "y")
        #expect(stage.effects.contains(.copy("\(long)\nnext")))
    }
}
