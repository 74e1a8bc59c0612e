import Glibc
import TestSupport
import Testing

/// A learner at a terminal: a home, a course, and a shell in which `calf` runs the program that was built.
struct Stage {
    let calf: Calf
    let pane: TmuxPane
    private let course: Islands?

    private init(width: Int, height: Int, course: Islands?, engine: [String: String]) throws {
        calf = Calf(course: course?.path)
        self.course = course
        let home = calf.home
        let options = course.map { "--course '\($0.path)' --trust " } ?? ""
        // The prompt shows how the last command ended. The inner shell becomes calf, so calf has its process id.
        let settings = home.write(
            """
            PS1='ended $? $ '
            calf() { sh -c 'echo $$ >"$HOME/number"; exec "$@"' calf '\(Executable.calf)' \(options)"$@"; }
            """.utf8, to: "shell")
        // After a crash, a debug build would wait for a key before it shows a backtrace.
        let variables = [
            "HOME": home.path, "CALF_HOME": home.path + "/calf", "CALF_SERVER_PROGRAMS": PreparedCluster.programs, "ENV": settings,
            "SWIFT_BACKTRACE": "enable=no",
        ]
        pane = try TmuxPane(
            in: home, width: width, height: height, shell: ["sh", "-i"], variables: variables.merging(engine) { own, _ in own })
    }

    /// Runs `body` on a new stage and removes it.
    ///
    /// - Parameters:
    ///   - course: `nil` for the courses that are shipped with calf.
    ///   - engine: how `docker` finds its engine.
    static func with(
        width: Int = 120, height: Int = 40, course: Islands? = Islands(), engine: [String: String] = EngineVariables.away,
        _ body: (Stage) async throws -> Void
    ) async throws {
        let stage = try Stage(width: width, height: height, course: course, engine: engine)
        let result: Result<Void, any Error>
        do { result = .success(try await body(stage)) } catch { result = .failure(error) }
        stage.kill(SIGKILL)
        let destroyed = stage.calf("sandbox", "destroy")
        #expect(destroyed.status == 0, "\(destroyed.errors)")
        try result.get()
    }
}

// MARK: - The program in the pane

extension Stage {
    /// Starts calf from the shell.
    func start(_ words: String = "", variables: String = "") throws {
        unlink(calf.home.path + "/number")
        try pane.type(variables.isEmpty ? "calf \(words)\n" : "export \(variables); calf \(words)\n")
    }

    /// The process id of the calf that was started last, if it has begun.
    var number: pid_t? {
        pid_t(String(decoding: calf.home.bytes(of: "number"), as: UTF8.self).filter(\.isNumber))
    }

    /// Sends a signal to the calf in the pane.
    func kill(_ signal: Int32) { if let number { _ = Glibc.kill(number, signal) } }

    /// Waits for the shell's prompt, and returns calf's exit code.
    @discardableResult
    func ended(file: String = #fileID, line: Int = #line) async throws -> Int? {
        let capture = try await pane.wait(for: "the shell's prompt", file: file, line: line) {
            $0.lastLine.hasPrefix("ended ") && $0.lastLine.hasSuffix(" $")
        }
        return Int(capture.lastLine.filter(\.isNumber))
    }

    /// Suspends the tutor by its menu, and waits for the shell's prompt.
    func suspend() async throws {
        try pane.press("C-g")
        try await pane.wait(for: "Type to filter")
        try pane.type("suspend")
        try await pane.wait(for: "Suspend")
        try pane.press("Enter")
        try await ended()
    }

    /// Runs a shell command on an empty screen, and waits for it to finish.
    func shell(_ command: String) async throws {
        let mark = "done \(UInt32.random(in: 0...(.max)))"
        // The mark gets a line of its own, wherever the command left the cursor.
        try pane.type("clear; \(command); printf '\\n%s\\n' '\(mark)'\n")
        try await pane.wait(for: "the end of \(command)") { $0.lines.contains(mark) && $0.lastLine == "ended 0 $" }
    }

    /// Kills calf with SIGKILL, and waits until it is gone. The terminal isn't restored.
    func killRudely() async throws {
        guard let number else { return }
        _ = Glibc.kill(number, SIGKILL)
        try await pane.wait(for: "the end of process \(number)") { _ in !Stage.isAlive(number) }
    }

    /// Closes the window, and waits until calf has exited. Waits for tmux too, which would otherwise open the next window and then exit.
    func closeWindow() async throws {
        guard let number else { return }
        let tmux = try #require(pid_t(try pane.value("pid")))
        try pane.close()
        try await eventually("calf and tmux to end without a window") { !Stage.isAlive(number) && !Stage.isAlive(tmux) }
    }

    /// Opens a new window after the last one was closed.
    func openWindow() throws { try pane.open(width: 120, height: 40) }

    /// Whether a process is running; a zombie isn't.
    private static func isAlive(_ number: pid_t) -> Bool {
        let status = ScratchFolder.bytes(at: "/proc/\(number)/stat")
        guard let state = String(decoding: status, as: UTF8.self).split(separator: ")").last else { return false }
        return !state.hasPrefix(" Z")
    }

    /// Makes the terminal usable again afterwards.
    func recover() async throws { try await shell("stty sane; tput rs1; tput rmcup") }

    /// Opens a lesson and waits until its database is ready.
    func open(_ lesson: String) async throws {
        try start("open \(lesson)")
        try await pane.wait(for: "idle · PostgreSQL")
    }

    /// Replaces the scratchpad's text, three lines at most. The scratchpad must have the focus.
    func rewrite(_ text: String) throws {
        try pane.press("M-<", "C-k", "C-k", "C-k", "C-k", "C-k", "C-k")
        try pane.type(text)
    }

    /// An exercise's entry in the output of `calf progress --json`.
    func progress(of exercise: String, in lesson: String, course: String = "islands") throws -> JSONValue? {
        let document = try JSONReader.read(calf("progress", "--json").output)
        return document["courses"]?[course]?["lessons"]?[lesson]?["exercises"]?[exercise]
    }
}
