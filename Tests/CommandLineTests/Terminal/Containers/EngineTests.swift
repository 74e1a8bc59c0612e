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

        @Test func `a command on a container created outside calf is refused, and the lesson's own are removed at its end`() async throws {
            let (foreign, own) = ("calf-test-\(getpid())-foreign", "calf-test-\(getpid())-own")
            try Neighbour.docker("create", "--name", foreign, "busybox:1.36", "true")
            defer { for name in [foreign, own] { _ = try? Neighbour.docker("rm", "--force", name) } }  // one is gone by then
            try await Stage.with(width: 210, height: 50, course: nil) { stage in
                let pane = stage.pane
                try stage.start("open first-container")
                try await pane.wait(for: "this lesson ▾", "none yet")
                try await stage.toShell()
                try stage.type("docker rm \(foreign)")
                // The shell wraps the rest. The notice is the whole sentence.
                try await pane.wait(
                    for: "Error response from daemon: calf: removing container",
                    "Removing container \(foreign) isn't allowed here, because this lesson didn't create it.")
                try stage.type("clear; docker create --name \(own) busybox:1.36 true")
                try await pane.wait(for: "○ \(own)")
                try await choose("Q", pane)
                let left = try await pane.wait(for: "Left over from Your first container: 1 container.", "container \(own)")
                #expect(!left.text.contains(foreign))
                try pane.type("r")
                #expect(try await stage.ended() == 0)
            }
            let left = try Neighbour.docker("ps", "--all", "--format", "{{.Names}}", "--filter", "name=calf-test-\(getpid())")
            #expect(left.split(separator: "\n") == [foreign[...]])
        }

        @Test func `a name of the lesson's that is taken is reported before the lesson begins, with the fix`() async throws {
            let name = "greeting"
            try Neighbour.docker("create", "--name", name, "busybox:1.36", "true")
            defer { _ = try? Neighbour.docker("rm", "--force", name) }  // the next test would report it, too
            try await Stage.with(width: 210, height: 50, course: nil) { stage in
                let pane = stage.pane
                try stage.start("open first-container")
                try await pane.wait(for: "The name \(name) is already in use by a container created outside calf.", "frees the name.")
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
