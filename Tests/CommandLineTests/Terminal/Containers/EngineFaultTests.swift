import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    /// Engine faults in the middle of a lesson. A test that harms an engine uses one of its own.
    @Suite(.engine) struct EngineFaultTests {
        @Test func `a killed engine is reported, and work resumes automatically when it is back`() async throws {
            let scratch = try await ScratchEngine()
            try scratch.take("busybox:1.36")
            try await Stage.with(containers: "first-container", engine: scratch.away) { stage in
                let pane = stage.pane
                try await pane.wait(for: "none yet")
                try await stage.toShell()
                try stage.type("docker run --name evening busybox:1.36 echo good evening")
                try await pane.wait(for: "○ evening")
                scratch.crash()
                try await pane.wait(for: "✗ No container engine answers.", "DOCKER_HOST sends the")
                // The exercise's initial objects can't be created now.
                try pane.press("C-g", "X")
                try await pane.wait(for: "A greeting")
                try pane.press("C-g", "X")
                try await pane.wait(for: "Three deliveries", "could not be prepared")
                try await scratch.start()
                // No key is pressed.
                try await pane.wait(
                    for: "○ evening", "○ south", "○ the failed container is removed", "✓ both containers to keep still exist")
                try await stage.toShell()
                try stage.type("docker rm south")
                try await pane.wait(for: "✓ Correct")
                try await stage.leave(lesson: "Your first container")
            }
            #expect(try Neighbour.docker("ps", "-aq", engine: scratch.away).isEmpty)
        }

        @Test func `a hanging engine is reported, and the learner can still read and leave the lesson`() async throws {
            let folder = ScratchFolder()
            let listener = UnixListener(at: folder.path + "/hung.sock")
            try await Stage.with(containers: "first-container", engine: ["DOCKER_HOST": "unix://\(listener.path)"]) { stage in
                let pane = stage.pane
                try await pane.wait(for: "looking for a container engine")
                try await stage.toShell()
                try stage.type("docker ps")
                try pane.press("C-g", "T")
                try pane.type("n")
                try await pane.wait(for: "A box that every crane can lift")
                try await stage.toShell()
                try await stage.waitUntilRunning("docker ps")
                try await stage.interrupt()
                try await pane.wait(for: "✗ No container engine answers.", "hangs or is")
                try pane.press("C-g", "Q")
                #expect(try await stage.ended() == 0)
            }
        }

        @Test(.slow("a thousand containers are made"))
        func `among a thousand foreign containers the lesson's are recognized, and all others survive`() async throws {
            let count = 1000
            // In memory, because a thousand containers' folders take minutes to remove from a disk.
            let scratch = try await ScratchEngine(megabytes: 800)
            try scratch.take("busybox:1.36")
            let crowd = "seq \(count) | xargs -P 8 -I{} docker create --name other-{} busybox:1.36 true"
            let made = try Tool.run(["sh", "-c", crowd], variables: scratch.away)
            try #require(made.status == 0, "\(made.output)")
            try await Neighbour.beside(engine: scratch.away) {
                try await Stage.with(containers: "first-container", engine: scratch.away) { stage in
                    let pane = stage.pane
                    try await pane.wait(for: "none yet")
                    try await stage.nextExercise("○ greeting")
                    try stage.type("docker run --name greeting busybox:1.36 echo we are open")
                    try await pane.wait(for: "○ greeting  ", "✓ Correct")
                    try stage.type("clear; docker rm -f $(docker ps -aq --filter name=other)")
                    try await pane.wait(for: "Error response from daemon: calf: removing container")
                    try pane.press("C-g", "V")
                    try await pane.wait(for: "a All")
                    try pane.type("a")
                    try await pane.wait(for: "all ▾", "○ greeting  ", "○ neighbour-", "○ other-1 ")
                    try await stage.leave(lesson: "Your first container")
                }
            }
        }

        @Test func `any object name is shown safely, and no name makes an object the lesson's`() async throws {
            let lesson = "data-infrastructure/first-container"
            try await Neighbour.beside {
                try await Stage.with(containers: "first-container") { stage in
                    let pane = stage.pane
                    try await pane.wait(for: "none yet")
                    try await stage.toShell()
                    try stage.type("odd='salt & \"pepper\" 鲸 `#;<b>`'; docker network create \"$odd\"")
                    try await pane.wait(for: "salt & \"pepper\" 鲸 `#;<b>`  no containers")
                    try stage.type("clear; docker run -d --name a.b_c-9 --network \"$odd\" -l \"x=$odd\" busybox:1.36 sleep 1d")
                    try await pane.wait(for: "● a.b_c-9", "salt & \"pepper\" 鲸 `#;<b>`  a.b_c-9")
                    // A foreign network has a name that looks like a line about one of the lesson's own.
                    let data = try Neighbour.docker("inspect", "-f", "{{index .Config.Labels \"io.calf.data\"}}", "a.b_c-9").dropLast()
                    let name = "theirs\u{1B}[31m\u{1B}]0;owned\u{7}\t\"\(lesson)\"\t\"\(data)\"\t\"\"\nsecond line"
                    let network = try Neighbour.docker("network", "create", name).prefix(64)
                    let title = try pane.value("pane_title")
                    do {
                        try pane.press("C-g", "V")
                        try await pane.wait(for: "a All")
                        try pane.type("a")
                        try await pane.wait(for: "all ▾", "theirs")
                        #expect(try pane.value("pane_title") == title)
                        try await stage.leave(lesson: "Your first container")
                    } catch {
                        try Neighbour.docker("network", "rm", String(network))
                        throw error
                    }
                    try Neighbour.docker("network", "rm", String(network))
                }
            }
        }
    }
}

extension ScratchEngine {
    /// The variables by which a program with its own home finds the engine.
    var away: [String: String] { EngineVariables.away.merging(["DOCKER_HOST": variables["DOCKER_HOST"] ?? ""]) { $1 } }

    /// Copies an image from the tests' engine.
    func take(_ image: String) throws {
        let script = "docker save \(image) | docker --host \"$0\" load"
        let taken = try Tool.run(["bash", "-o", "pipefail", "-c", script, away["DOCKER_HOST"] ?? ""], variables: EngineVariables.away)
        try #require(taken.status == 0, "\(taken.output)")
    }
}
