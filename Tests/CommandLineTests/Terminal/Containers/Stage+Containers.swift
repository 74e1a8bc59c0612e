import Glibc
import TestSupport
import Testing

/// A learner's actions in a container lesson.
extension Stage {
    /// Opens a lesson of the shipped course, and waits for the engine. If the test fails, the lesson's objects are removed.
    static func with(
        containers lesson: String, width: Int = 210, height: Int = 48, engine: [String: String] = EngineVariables.away,
        variables: String = "", _ body: (Stage) async throws -> Void
    ) async throws {
        try await with(width: width, height: height, course: nil, engine: engine) { stage in
            // A short prompt keeps each command on one line.
            stage.calf.home.write("PS1='$ '".utf8, to: ".bashrc")
            do {
                try stage.start("open \(lesson)", variables: variables)
                try await body(stage)
            } catch {
                stage.kill(SIGKILL)
                _ = stage.calf("reset", lesson, "--yes", environment: engine)
                throw error
            }
        }
    }

    /// Moves to the shell, from anywhere.
    func toShell() async throws {
        try pane.press("C-g", "$")
        try await pane.wait(for: "^G T Lesson")
    }

    /// Types a command, followed by Enter.
    func type(_ command: String) throws {
        try pane.type(command)
        try pane.press("Enter")
    }

    /// Waits until a terminal's foreground program is this command.
    func waitUntilRunning(_ command: String) async throws {
        try await pane.wait(for: "the running \(command)") { _ in ForegroundProcess.exists(command) }
    }

    /// Presses Ctrl-C, and waits for the shell's prompt.
    func interrupt() async throws {
        try pane.press("C-c")
        try await pane.wait(for: "the prompt after Ctrl-C") { $0.hasPaneLine("$") || $0.hasPaneLine("^C$") }
    }

    /// Moves to the next exercise and, once its facts are shown, to the shell.
    func nextExercise(_ fact: String) async throws {
        try pane.press("C-g", "X")
        try await pane.wait(for: fact)
        try await toShell()
    }

    /// Waits until a line of a pane is exactly this.
    func wait(line: String) async throws {
        try await pane.wait(for: "the line “\(line)”") { $0.hasPaneLine(line) }
    }

    /// Quits calf, removes the leftover objects, and waits for the exit.
    func leave(lesson title: String) async throws {
        try pane.press("C-g", "Q")
        try await pane.wait(for: "Left over from \(title)")
        try pane.press("r")
        #expect(try await ended() == 0)
    }

    /// Whether an exercise of the Docker module is recorded as done.
    func isDone(_ exercise: String, in lesson: String) throws -> Bool {
        try progress(of: exercise, in: lesson, course: "data-infrastructure")?["state"]?.text == "done"
    }
}

extension Capture {
    /// Whether a line of one of the panes is exactly this.
    func hasPaneLine(_ line: String) -> Bool {
        lines.contains { row in
            row.split(separator: "│").contains { $0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed().elementsEqual(line) }
        }
    }
}
