import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    /// Whole demos of shipped lessons, with the notes in a second terminal.
    struct DemoTests {
        @Test func `inner joins: typing, a mistake, undo, jumps, a killed server, and the presenter's progress stays byte for byte`()
            async throws
        {
            try await Stage.with(width: 80, height: 24, course: nil) { stage in
                let answer = "SELECT b.title, a.name FROM books AS b JOIN authors AS a ON a.id = b.author_id ORDER BY b.title"
                #expect(stage.calf("check", "inner-joins", "titles-and-authors", "--answer", "-", input: answer).status == 0)
                try await Demo.give("inner-joins", on: stage) { demo in
                    let pane = stage.pane
                    try await demo.notes.wait(for: "Now   Inner joins · Text", "1/59")
                    try await demo.jump(to: 6)
                    // Whatever is typed becomes the lesson's statement, and Enter before its end runs nothing.
                    try pane.type("SELEKT * ")
                    try pane.press("Enter", "BSpace")
                    try await pane.wait(for: "the first characters") { $0.contains("│ SELECT b") && !$0.contains("│ SELECT bo") }
                    try pane.press("C-e", "Enter")
                    try await pane.wait(for: "The Dispossessed", "3 rows")
                    try pane.type("u")
                    try await pane.wait(for: "the statement to be gone") { !$0.contains("SELECT") && $0.contains("6/59") }
                    // The room answers, and sees its hands beside the result.
                    try await demo.jump(to: 18)
                    try pane.type("112")
                    try await pane.wait(for: "1  Yes  ▮▮ 2", "2  No  ▮ 1")
                    try pane.press("Right")
                    try await pane.wait(for: "19/59")
                    try pane.resize(width: 100, height: 30)
                    // The notes drive: they run the statement, and then go on.
                    try demo.notes.press("Space")
                    try await pane.wait(for: "Pride and Prejudice", "Yes  ▮▮ 2", "✓  No  ▮ 1")
                    try pane.resize(width: 80, height: 24)
                    try demo.notes.press("Space")
                    try await pane.wait(for: "There's no error.", "20/59")
                    try await demo.killServer()
                    try await demo.jump(to: 23)
                    try pane.press("Right")
                    try await pane.wait(for: "The connection to the server was lost.")
                    // The room needs no hints.
                    try await demo.notes.wait(for: "o shows the recorded output")
                    try pane.type("o")
                    try await pane.wait(for: "Recorded", "520")
                    try pane.type("u")
                    try await pane.wait(for: "The connection to the server was lost.")
                    try pane.type("u")
                    try await pane.wait(for: "the empty step") { !$0.contains("SELECT") && $0.contains("23/59") }
                    try pane.press("Right")
                    try await pane.wait(for: "520", "1 row · ")
                    try await demo.jump(to: 34)
                    try pane.press("Right")
                    try await pane.wait(for: "A Field Guide to Getting Lost")
                    try pane.press("Right", "Right")
                    try await pane.wait(for: "✓ Correct. 24 rows, in order.", "35/59")
                    try demo.notes.type("b")
                    try await pane.wait(for: "a blank screen") { $0.lines.allSatisfy(\.isEmpty) }
                    try await demo.notes.wait(for: "The audience's screen is blank.")
                    try demo.notes.type("b")
                    try await pane.wait(for: "35/59")
                }
            }
        }

        @Test(.slow("two sessions run several scripts"))
        func `isolation: each statement runs in its session, the lock line shows who waits, and undo works while one waits`() async throws {
            try await Stage.with(width: 80, height: 24, course: nil) { stage in
                try await Demo.give("isolation", on: stage) { demo in
                    let pane = stage.pane
                    try await demo.jump(to: 49)
                    try await pane.wait(for: "A │ BEGIN;", "FOR UPDATE;")
                    try pane.type("xyz")
                    try pane.press("C-e", "Enter")
                    // The statement that waits is on the same page as the one it waits for.
                    try await pane.wait(for: "copies - 1 WHERE book_id = 2;", "FOR UPDATE;", "B is waiting for A: row lock on stock")
                    try await demo.notes.wait(for: "B is waiting for A")
                    try demo.notes.type("u")
                    try await pane.wait(for: "the statement to be taken back") { capture in
                        !["is waiting", "◐"].contains(where: capture.contains) && capture.contains("49/151")
                    }
                    try pane.press("Right")
                    try await pane.wait(for: "B is waiting for A")
                    try pane.press("Right", "Right")
                    try await pane.wait(for: "UPDATE 1", "50/151")
                    try pane.press("Right", "Right")
                    try await pane.wait(for: "│ COMMIT;", "51/151")
                    try await demo.killServer()
                    try pane.press("Right", "Right")
                    try await pane.wait(for: "52/151")
                    try await demo.notes.wait(for: "o shows the recorded output")
                    try pane.type("o")
                    try await pane.wait(for: "Recorded")
                    try pane.resize(width: 132, height: 43)
                    try await demo.jump(to: 6)
                    try pane.press("Right")
                    try await pane.wait(for: "A │ BEGIN;", "6/151")
                    // What skipped statements do is done on the server that was started since.
                    try await demo.jump(to: 10)
                    try await pane.wait(for: "COMMIT;", "10/151")
                    try pane.press("Right")
                    try await pane.wait(for: "✓  7 and 6")
                }
            }
        }
    }

    /// A demo of a container lesson, on an engine of its own.
    @Suite(.engine) struct ContainerDemoTests {
        @Test func `ports: commands run in the real shell, undo removes their containers, and the end removes all`() async throws {
            let scratch = try await ScratchEngine()
            try scratch.take("nginx:alpine")
            try await Stage.with(width: 100, height: 30, course: nil, engine: scratch.away) { stage in
                stage.calf.home.write("PS1='$ '".utf8, to: ".bashrc")
                try await Demo.give("ports", on: stage) { demo in
                    let pane = stage.pane
                    func names() throws -> [String] {
                        let listed = try Neighbour.docker("ps", "-a", "--format", "{{.Names}}", engine: scratch.away)
                        return listed.split(separator: "\n").map(String.init)
                    }
                    try await demo.jump(to: 6)
                    try await pane.wait(for: "the prompt") { $0.hasPaneLine("$") }
                    try pane.type("docked ruin")
                    try await pane.wait(for: "the rehearsed characters") { $0.hasPaneLine("$ docker run") }
                    try pane.press("C-e", "Enter")
                    try await pane.wait(for: "curl: (7) Failed to connect")
                    #expect(try names() == ["lobby"])
                    try pane.type("u")
                    try await pane.wait(for: "an empty prompt") { !$0.contains("curl:") && $0.hasPaneLine("$") }
                    #expect(try names() == [])
                    // The commands of skipped steps run, too.
                    try await demo.jump(to: 13)
                    try await pane.wait(for: "the prompt") { $0.contains("13/47") && $0.hasPaneLine("$") }
                    #expect(try Set(names()) == ["lobby", "plaza"])
                    try demo.notes.press("Space")
                    try await pane.wait(for: "docker port plaza", "80/tcp -> ")
                    try pane.resize(width: 80, height: 24)
                    scratch.crash()
                    try await demo.jump(to: 6)
                    try await pane.wait(for: "No container engine answers.")
                    try pane.press("C-o")
                    try await pane.wait(for: "Recorded", "curl: (7) Failed to connect")
                    try await scratch.start()
                }
                #expect(try Neighbour.docker("ps", "-aq", engine: scratch.away).isEmpty)
            }
        }
    }
}

/// A demo in one terminal, and its notes in another.
private struct Demo {
    let stage: Stage
    let notes: TmuxPane
    private let folder = ScratchFolder()

    /// Gives a demo of a lesson. Afterward, nothing of it is left, and the presenter's progress is what it was.
    static func give(_ lesson: String, on stage: Stage, _ body: (Demo) async throws -> Void) async throws {
        let demo = try Demo(stage)
        let before = demo.progress
        try stage.start("present \(lesson)")
        try await stage.pane.wait(for: "1/")
        try await body(demo)
        try stage.pane.press("F10", "F10")
        #expect(try await stage.ended() == 0)
        #expect(demo.progress == before)
        try await demo.notes.wait(for: "No demo is in progress.")
        let left = try Tool.run(["find", stage.calf.home.path + "/calf/data/presenting", "-type", "f"])
        #expect(left.output.split(separator: "\n").map { $0.split(separator: "/").last } == ["lock"])
        #expect(try demo.databases() == [])
    }

    private init(_ stage: Stage) throws {
        self.stage = stage
        let home = stage.calf.home.path
        notes = try TmuxPane(
            in: folder, width: 80, height: 24, shell: [Executable.calf, "present", "--notes"],
            variables: ["HOME": home, "CALF_HOME": home + "/calf", "CALF_SERVER_PROGRAMS": PreparedCluster.programs])
    }

    /// Jumps to a step by its number, also from one in which text is typed.
    func jump(to number: Int) async throws {
        try stage.pane.press("C-g")
        try stage.pane.type("\(number)")
        try stage.pane.press("Enter")
        try await stage.pane.wait(for: "step \(number)") { $0.contains(" \(number)/") && !$0.contains("◐") }
    }

    /// Kills the server, as a lack of memory would.
    func killServer() async throws {
        let status = try JSONReader.read(stage.calf("sandbox", "status", "--json").output)
        let server = try #require(status["server"]?.number.map { pid_t($0) })
        kill(server, SIGKILL)
        try await eventually("the server to be gone") { kill(server, 0) != 0 }
    }

    /// The files that record what the presenter did.
    private var progress: [[UInt8]] {
        ["", "-wal"].map { stage.calf.home.bytes(of: "calf/data/progress.sqlite" + $0) }
    }

    /// The databases that only a demo uses.
    private func databases() throws -> [String] {
        let address = try #require(try JSONReader.read(stage.calf("sandbox", "start", "--json").output)["dsn"]?.text)
        let query = """
            SELECT datname FROM pg_database
            WHERE datname LIKE 'calf\\_x%' OR datname LIKE 'calf\\_l\\_isolation%' OR datname LIKE 'calf\\_l\\_inner%'
            """
        let lines = stage.calf("sql", "--dsn", address, "-c", query, "--format", "csv").output.split(separator: "\n").map(String.init)
        return Array(lines.dropFirst())
    }
}
