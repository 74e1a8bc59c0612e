import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    struct EngineTests {
        /// Where the engine of the tests is.
        private static let host = getenv("DOCKER_HOST").map { String(cString: $0) } ?? "unix:///var/run/docker.sock"

        private func docker(_ words: String...) throws {
            let result = try Tool.run(["docker"] + words, variables: ["DOCKER_HOST": Self.host])
            try #require(result.status == 0, "\(result.output)")
        }

        @Test func `what docker starts and removes is seen beside the lesson at once`() async throws {
            let name = "calf-test-\(getpid())"
            try await Stage.with(width: 160, height: 50, course: nil) { stage in
                let pane = stage.pane
                try stage.start("open first-container", variables: "DOCKER_HOST='\(Self.host)'")
                try await pane.wait(for: "this lesson ▾", "none yet")
                try pane.press("C-g")
                try await pane.wait(for: "type to find")
                try pane.type("V")
                try await pane.wait(for: "a All")
                try pane.type("a")
                try await pane.wait(for: "all ▾")
                try docker("run", "--detach", "--name", name, "--network", "none", "busybox:1.36", "sleep", "600")
                do {
                    try await pane.wait(for: "● \(name)")
                    try docker("kill", name)
                    try await pane.wait(for: "the container to be seen ended") {
                        $0.line(with: "○ \(name)")?.contains("exited (137)") == true
                    }
                } catch {
                    try docker("rm", "--force", name)
                    throw error
                }
                try docker("rm", "--force", name)
                _ = try await pane.wait(for: "the container's line to go") { !$0.text.contains(name) }
            }
        }

        @Test func `without an engine the pane says what is wrong, and the lesson can be read`() async throws {
            try await Stage.with(width: 160, height: 50, course: nil) { stage in
                let pane = stage.pane
                try stage.start("open first-container", variables: "DOCKER_HOST='unix:///nowhere/docker.sock'")
                try await pane.wait(for: "✗ No container engine answers.", "unset DOCKER_HOST")
                try pane.type("n")
                try await pane.wait(for: "2 of ")
            }
        }
    }
}
