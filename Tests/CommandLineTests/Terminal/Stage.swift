import Glibc
import TestSupport
import Testing

/// A learner at a terminal: a home, a course, and a shell in which `calf` is the program that was built.
struct Stage {
    let calf: Calf
    let pane: TmuxPane
    private let course: Islands?

    private init(width: Int, height: Int, course: Islands?, engine: [String: String]) throws {
        calf = Calf(course: course?.path)
        self.course = course
        let home = calf.home
        let options = course.map { "--course '\($0.path)' --trust " } ?? ""
        // The prompt tells how the last command ended. The inner shell becomes calf, and so has its number.
        let settings = home.write(
            """
            PS1='ended $? $ '
            calf() { sh -c 'echo $$ >"$HOME/number"; exec "$@"' calf '\(Executable.calf)' \(options)"$@"; }
            """.utf8, to: "shell")
        // After a crash the runtime of debug builds would offer its backtrace, and wait for a key.
        let variables = ["HOME": home.path, "CALF_HOME": home.path + "/calf", "ENV": settings, "SWIFT_BACKTRACE": "enable=no"]
        pane = try TmuxPane(
            in: home, width: width, height: height, shell: ["sh", "-i"], variables: variables.merging(engine) { own, _ in own })
    }

    /// Runs `body` on a stage of its own and clears it away.
    ///
    /// - Parameters:
    ///   - course: without one, the courses that come with calf.
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

    /// The number of the calf that was started last, if it has begun.
    private var number: pid_t? {
        pid_t(String(decoding: calf.home.bytes(of: "number"), as: UTF8.self).filter(\.isNumber))
    }

    /// Sends the calf in the pane a signal.
    func kill(_ signal: Int32) { if let number { _ = Glibc.kill(number, signal) } }

    /// Waits for the shell's prompt, and says how calf ended.
    @discardableResult
    func ended(within seconds: Double = 30) async throws -> Int? {
        let capture = try await pane.wait(for: "the shell's prompt", seconds: seconds) {
            $0.lastLine.hasPrefix("ended ") && $0.lastLine.hasSuffix(" $")
        }
        return Int(capture.lastLine.filter(\.isNumber))
    }

    /// A command of the shell, on an empty screen, run to its end.
    func shell(_ command: String) async throws {
        let mark = "done \(UInt32.random(in: 0...(.max)))"
        // On a line of its own, wherever the command has left the cursor.
        try pane.type("clear; \(command); printf '\\n%s\\n' '\(mark)'\n")
        try await pane.wait(for: "the end of \(command)") { $0.lines.contains(mark) && $0.lastLine == "ended 0 $" }
    }

    /// Ends calf as nothing can be ended more rudely, and waits until it is gone. The terminal stays as it is.
    func killRudely() async throws {
        guard let number else { return }
        _ = Glibc.kill(number, SIGKILL)
        try await pane.wait(for: "the end of process \(number)") { _ in !Stage.isAlive(number) }
    }

    /// Closes the window, and waits until calf has gone as well. So has tmux, which would still take the next window and then exit.
    func closeWindow() async throws {
        guard let number else { return }
        let tmux = try #require(pid_t(try pane.value("pid")))
        try pane.close()
        let deadline = ContinuousClock.now + .seconds(20)
        while Stage.isAlive(number) || Stage.isAlive(tmux), ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(!Stage.isAlive(number), "calf goes on without a window")
    }

    /// A new window in place of the one that was closed.
    func openWindow() throws { try pane.open(width: 120, height: 40) }

    /// Whether a process runs; one that has ended and that nobody has asked about does not.
    private static func isAlive(_ number: pid_t) -> Bool {
        let status = ScratchFolder.bytes(at: "/proc/\(number)/stat")
        guard let state = String(decoding: status, as: UTF8.self).split(separator: ")").last else { return false }
        return !state.hasPrefix(" Z")
    }

    /// Makes the terminal fit for the shell after that.
    func recover() async throws { try await shell("stty sane; tput rs1; tput rmcup") }

    /// Opens a lesson and waits until its database is there.
    func open(_ lesson: String) async throws {
        try start("open \(lesson)")
        try await pane.wait(for: "idle · PostgreSQL")
    }

    /// Puts a text in the scratchpad in place of what is there, three lines at most; the focus must be in it.
    func rewrite(_ text: String) throws {
        try pane.press("M-<", "C-k", "C-k", "C-k", "C-k", "C-k", "C-k")
        try pane.type(text)
    }

    /// An exercise's entry in what `calf progress --json` prints.
    func progress(of exercise: String, in lesson: String, course: String = "islands") throws -> JSONValue? {
        let document = try JSONReader.read(calf("progress", "--json").output)
        return document["courses"]?[course]?["lessons"]?[lesson]?["exercises"]?[exercise]
    }
}
