import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    struct EngineTests {
        @Test func `containers that docker starts and removes appear next to the lesson immediately`() async throws {
            let name = "calf-test-\(getpid())"
            try await Stage.with(width: 210, height: 50, course: nil) { stage in
                let pane = stage.pane
                try stage.start("open first-container")
                try await pane.wait(for: "this lesson ▾", "none yet")
                try pane.press("C-g")
                try await pane.wait(for: "Type to filter")
                try pane.type("V")
                try await pane.wait(for: "a All")
                try pane.type("a")
                try await pane.wait(for: "all ▾")
                try Neighbour.docker("run", "--detach", "--name", name, "--network", "none", "busybox:1.36", "sleep", "600")
                do {
                    try await pane.wait(for: "● \(name)")
                    try Neighbour.docker("kill", name)
                    try await pane.wait(for: "the container to exit") {
                        $0.line(with: "○ \(name)")?.contains("exited (137)") == true
                    }
                } catch {
                    try Neighbour.docker("rm", "--force", name)
                    throw error
                }
                try Neighbour.docker("rm", "--force", name)
                _ = try await pane.wait(for: "the container's line to disappear") { !$0.text.contains(name) }
            }
        }

        @Test func `objects created in another terminal are asked about below the shell, and count only after a yes`() async throws {
            let names = ["yes", "no", "other"].map { "calf-test-\(getpid())-\($0)" }
            let (yes, no, other) = (names[0], names[1], names[2])
            defer { for name in names { _ = try? Neighbour.docker("rm", "--force", name) } }  // one was already removed if the test passed
            try await Stage.with(width: 210, height: 50, course: nil) { stage in
                let pane = stage.pane
                try stage.start("open first-container")
                try await pane.wait(for: "this lesson ▾", "none yet")
                try await choose("$", pane)
                try Neighbour.docker("create", "--name", yes, "busybox:1.36", "true")
                try await pane.wait(for: "A container \(yes) was created outside calf. Is it part of this lesson?")
                try pane.type("echo the shell has its $((40 + 2)) keys\n")
                try await pane.wait(for: "the shell has its 42 keys")
                try await choose("1", pane)
                try await pane.wait(for: "○ \(yes)", "\(yes) is now part of this lesson. Ctrl-G 4 takes that back.")
                try await choose("4", pane)
                try await pane.wait(for: "A container \(yes) was created outside calf. Is it part of this lesson?")
                try await choose("1", pane)
                try await pane.wait(for: "○ \(yes)", "\(yes) is now part of this lesson.")
                try Neighbour.docker("create", "--name", no, "busybox:1.36", "true")
                try await pane.wait(for: "A container \(no) was created outside calf. Is it part of this lesson?")
                try await choose("2", pane)
                try await pane.wait(for: "\(no) was left alone. Ctrl-G 4 takes that back.")
                try await choose("4", pane)
                try await pane.wait(for: "A container \(no) was created outside calf. Is it part of this lesson?")
                try await choose("3", pane)
                try await pane.wait(for: "\(no) was left alone, and calf won't ask about it again.")
                try Neighbour.docker("rm", no)
                for name in [no, other] { try Neighbour.docker("create", "--name", name, "busybox:1.36", "true") }
                let asked = try await pane.wait(for: "A container \(other) was created outside calf.")
                #expect(!asked.text.contains("then 1 more"))
                try await choose("2", pane)
                try await pane.wait(for: "\(other) was left alone.")
                try await choose("Q", pane)
                let left = try await pane.wait(for: "Left over from Your first container: 1 container.", "container \(yes)")
                #expect(!left.text.contains(no) && !left.text.contains(other))
                try pane.type("r")
                #expect(try await stage.ended() == 0)
            }
            let left = try Neighbour.docker("ps", "--all", "--format", "{{.Names}}", "--filter", "name=calf-test-\(getpid())")
            #expect(left.split(separator: "\n").sorted() == [no[...], other[...]])
        }

        @Test func `a name conflict in the shell is explained below it, with the fix`() async throws {
            let name = "calf-test-\(getpid())-taken"
            try Neighbour.docker("create", "--name", name, "busybox:1.36", "true")
            defer { _ = try? Neighbour.docker("rm", "--force", name) }  // the next test would report leftovers
            try await Stage.with(width: 210, height: 50, course: nil) { stage in
                let pane = stage.pane
                try stage.start("open first-container")
                try await pane.wait(for: "this lesson ▾", "none yet")
                try await choose("$", pane)
                try pane.type("docker run --name \(name) busybox:1.36 true\n")
                try await pane.wait(for: "The name \(name) is already in use by a container", "frees the name.")
                try Neighbour.docker("rm", name)
                _ = try await pane.wait(for: "the name to be free") { !$0.text.contains("already in use by a container") }
            }
        }

        /// Runs a command from the menu.
        private func choose(_ letter: String, _ pane: TmuxPane) async throws {
            try pane.press("C-g")
            try await pane.wait(for: "Type to filter")
            try pane.type(letter)
            _ = try await pane.wait(for: "the menu to close") { !$0.text.contains("Type to filter") }
        }

        @Test func `without an engine the pane explains the problem, and the lesson is readable`() async throws {
            let nowhere = ["DOCKER_HOST": "unix:///nowhere/docker.sock"]
            try await Stage.with(width: 210, height: 50, course: nil, engine: nowhere) { stage in
                let pane = stage.pane
                try stage.start("open first-container")
                try await pane.wait(for: "✗ No container engine answers.", "unset DOCKER_HOST")
                try pane.type("n")
                try await pane.wait(for: "2 of ")
            }
        }
    }
}
