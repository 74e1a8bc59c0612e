import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    struct ShownIsKeptTests {
        /// Fifteen kills in the tutor, sixty-eight in `calf check`. Before each group, one extra run measures the time on this machine. Every
        /// fifth answer may show its verdict: its time is the new measure, because a machine's load changes.
        private static let inTutor = 2...16
        private static let byCheck = 18...102

        @Test(.slow("eighty programs are killed")) func `kill -9 at random moments loses no completion shown on the screen`() async throws {
            try await Stage.with(course: Islands(counting: Self.byCheck.upperBound)) { stage in
                #expect(stage.calf("sandbox", "start").status == 0)
                let tutor = try await solveAndKill(stage)
                let check = try await checkAndKill(stage.calf)

                let document = try JSONReader.read(stage.calf("progress", "--json").output)
                let known = document["courses"]?["islands"]?["lessons"]?["counting"]?["exercises"]
                for number in tutor + check { #expect(known?["number-\(number)"]?["state"]?.text == "done", "number \(number)") }
                // Otherwise all kills came too early or too late, and this tested nothing.
                #expect(!tutor.isEmpty && tutor.count < Self.inTutor.count, "shown in the tutor: \(tutor)")
                #expect(!check.isEmpty && check.count < Self.byCheck.count, "shown by check: \(check)")
            }
        }

        /// Submits correct answers in the tutor and kills it a random time later. Returns the numbers whose completion was on the screen.
        private func solveAndKill(_ stage: Stage) async throws -> [Int] {
            let pane = stage.pane
            try await typeAnswer(Self.inTutor.lowerBound - 1, stage)
            func solve() async throws {
                try pane.press("Enter")
                try await pane.wait(for: "✓ Correct.")
            }
            var moment = Moment()
            // The next runs take longer, because they also clean up after killed ones.
            try await moment.measure(times: 4, atLeast: .milliseconds(800), solve)
            try pane.press("F10")
            try await stage.ended()
            var shown: [Int] = []
            for number in Self.inTutor {
                try await typeAnswer(number, stage)
                if number.isMultiple(of: 5) {
                    try await moment.measure(times: 2, atLeast: .milliseconds(800), solve)
                } else {
                    try await moment.pass(number, of: Self.inTutor) { try pane.press("Enter") }
                }
                try await stage.killRudely()
                // The shell's message may overwrite the verdict, but the rest of the page shows the completion too.
                let left = try pane.capture()
                if ["✓ Correct.", "✓ Solved.", "Good place to stop"].contains(where: left.contains) { shown.append(number) }
                try await stage.recover()
            }
            return shown
        }

        /// Opens the tutor at its last position, goes to the next exercise, and types its answer.
        private func typeAnswer(_ number: Int, _ stage: Stage) async throws {
            try stage.start("open counting")
            try await stage.pane.wait(for: "the lesson") { $0.contains("One number after the other.") || $0.contains("Say it.") }
            try stage.pane.press("C-g", "X")
            try await stage.pane.wait(for: "Exercise \(number) of \(Self.byCheck.upperBound)", "idle · PostgreSQL")
            try stage.pane.press("e")
            try stage.pane.type("SELECT \(number);")
            try await stage.pane.wait(for: "1  SELECT \(number);")
        }

        /// Checks correct answers and kills most checks a random time later. Returns the numbers whose verdict was printed.
        private func checkAndKill(_ calf: Calf) async throws -> [Int] {
            func start(_ number: Int) -> Calf.Running {
                calf.start(["check", "counting", "number-\(number)", "--answer", "-", "--json", "--trust"], input: "SELECT \(number);")
            }
            var moment = Moment()
            let first = try await moment.measure(times: 1.5) { try await start(Self.byCheck.lowerBound - 1).ended() }
            #expect(first.status == 0)
            var shown: [Int] = []
            for number in Self.byCheck {
                if number.isMultiple(of: 5) {
                    let result = try await moment.measure(times: 1.5) { try await start(number).ended() }
                    if result.status == 0 { shown.append(number) }
                    continue
                }
                let running = start(number)
                try await moment.pass(number, of: Self.byCheck)
                running.kill(SIGKILL)
                if try await running.ended().output.contains("\"verdict\":\"pass\"") { shown.append(number) }
            }
            return shown
        }
    }
}
