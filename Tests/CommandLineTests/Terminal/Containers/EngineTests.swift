import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    @Suite(.engine) struct EngineTests {
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

        @Test func `a command on a container created outside calf waits for an answer, and only a yes lets it pass`() async throws {
            let names = ["no", "yes", "own"].map { "calf-test-\(getpid())-\($0)" }
            let (no, yes, own) = (names[0], names[1], names[2])
            for name in names { try Neighbour.docker("create", "--name", name, "busybox:1.36", "true") }
            defer { for name in names { _ = try? Neighbour.docker("rm", "--force", name) } }  // some are gone by then
            try await Stage.with(width: 210, height: 50, course: nil) { stage in
                let pane = stage.pane
                try stage.start("open first-container")
                try await pane.wait(for: "this lesson ▾", "none yet")
                try await stage.toShell()
                func ask(_ command: String, _ question: String, _ keys: String...) async throws {
                    try stage.type("clear; \(command)")
                    try await pane.wait(for: question, "It was created outside calf, on ")
                    for key in keys { try pane.press(key) }
                }
                try await ask("docker rm \(no)", "Allow removing container \(no)?", "Enter")
                // The pane wraps the rest.
                try await pane.wait(for: "Error response from daemon: calf: removing container")
                try await ask("docker rm \(no)", "Allow removing container \(no)?", "C-c")
                _ = try await pane.wait(for: "Ctrl-C") { $0.text.contains("^C") && !$0.text.contains("Allow removing") }
                try await ask("docker rm \(yes) && echo $((40 + 2)) done", "Allow removing container \(yes)?", "Down", "Enter")
                try await pane.wait(for: "42 done")
                try await ask("docker start \(own)", "Allow starting container \(own)?", "Down", "Down", "Enter")
                try await pane.wait(for: "○ \(own)")
                try await choose("Q", pane)
                let left = try await pane.wait(for: "Left over from Your first container: 1 container.", "container \(own)")
                #expect(!left.text.contains(no))
                try pane.type("r")
                #expect(try await stage.ended() == 0)
            }
            let left = try Neighbour.docker("ps", "--all", "--format", "{{.Names}}", "--filter", "name=calf-test-\(getpid())")
            #expect(left.split(separator: "\n") == [no[...]])
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
