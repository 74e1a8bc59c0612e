import Glibc
import TestSupport
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(10)))
struct CommandRunTests {
    private let environment = ["PATH": "/usr/bin:/bin"]

    private func shell(_ script: String, merges: Bool = false, input: [UInt8] = [], directory: String? = nil) -> CommandRun {
        CommandRun(["sh", "-c", script], environment: environment, directory: directory, input: input, mergesErrors: merges)
    }

    @Test func `output, errors and exit code are returned separately`() async throws {
        let finished = try await shell("echo out; echo err >&2; exit 3").finish(within: .seconds(180))
        #expect(finished == FinishedCommand(status: 3, output: Array("out\n".utf8), errors: Array("err\n".utf8)))
    }

    @Test func `merged errors appear in the output in order`() async throws {
        let finished = try await shell("echo 1; echo 2 >&2; echo 3", merges: true).finish(within: .seconds(180))
        #expect(finished.text == "1\n2\n3\n" && finished.errors.isEmpty)
    }

    @Test func `death by a signal is distinguished from an exit code of the same number`() async throws {
        let killed = try await shell("kill -9 $$").finish(within: .seconds(180))
        #expect(killed.status == 137 && killed.signal == 9)
        let left = try await shell("exit 137").finish(within: .seconds(180))
        #expect(left.status == 137 && left.signal == nil)
    }

    @Test func `a command reads its input, even if it is larger than a pipe's buffer`() async throws {
        let input = [UInt8](repeating: 65, count: 300_000)
        let finished = try await shell("sleep 0.05; cat", input: input).finish(within: .seconds(180))
        #expect(finished.output == input && !finished.isCut)
    }

    @Test func `a command has its own session, so it has no terminal to wait on`() async throws {
        let finished = try await shell("read -r _ _ _ _ _ session _ </proc/$$/stat; echo $session $$").finish(within: .seconds(180))
        let numbers = finished.text.split(whereSeparator: \.isWhitespace)
        #expect(numbers.count == 2 && numbers.first == numbers.last)
    }

    @Test func `a command without input reads nothing, and doesn't wait for a keyboard`() async throws {
        #expect(try await shell("cat | wc -c").finish(within: .seconds(180)).text == "0\n")
    }

    @Test func `output beyond the limit is dropped, and the command still finishes`() async throws {
        let finished = try await shell("head -c 5000000 /dev/zero; exit 4").finish(within: .seconds(180), atMost: 1000)
        #expect(finished.output.count == 1000 && finished.isCut && finished.status == 4)
    }

    @Test func `a command runs in the given folder, with only the given variables`() async throws {
        let folder = ScratchFolder()
        let run = CommandRun(["sh", "-c", "pwd; echo $A; echo $HOME"], environment: ["PATH": "/bin", "A": "b"], directory: folder.path)
        #expect(try await run.finish(within: .seconds(180)).text == "\(folder.path)\nb\n\n")
    }

    @Test func `a missing program, a missing folder and a NUL in an argument are reported`() async {
        await #expect(throws: CommandError.notFound("no-such-program")) {
            try await CommandRun(["no-such-program"], environment: environment).finish(within: .seconds(180))
        }
        await #expect(throws: CommandError.cannotStart(ENOENT)) {
            try await shell("true", directory: "/no/such/folder").finish(within: .seconds(180))
        }
        await #expect(throws: CommandError.cannotStart(EINVAL)) {
            try await CommandRun(["echo", "a\0b"], environment: environment).finish(within: .seconds(180))
        }
    }

    @Test func `at the deadline all of a command's processes end, including those that ignore signals`() async throws {
        let folder = ScratchFolder()
        let script = "trap '' TERM; (trap '' TERM; exec sleep 1000) & echo $! > \(folder.path)/child; wait; sleep 1000"
        // On a busy machine, the script may not get far before a deadline.
        for limit in [Duration.milliseconds(500), .seconds(5), .seconds(50)] where Self.process(folder, "child") == nil {
            await #expect(throws: CommandError.timedOut(after: limit)) { try await shell(script).finish(within: limit) }
        }
        try await expectGone(try #require(Self.process(folder, "child")))
    }

    @Test func `cancelling the task ends the program`() async throws {
        let folder = ScratchFolder()
        let run = shell("echo $$ > \(folder.path)/pid; exec sleep 1000")
        let task = Task { try await run.finish(within: .seconds(600)) }
        try await eventually("the program to start") { Self.process(folder, "pid") != nil }
        task.cancel()
        await #expect(throws: CommandError.cancelled) { try await task.value }
        try await expectGone(try #require(Self.process(folder, "pid")))
    }

    @Test func `background processes don't delay the result and keep running`() async throws {
        let finished = try await shell("sleep 1000 & echo $!").finish(within: .seconds(600))
        let child = try #require(finished.text.split(separator: "\n").first.flatMap { pid_t($0) })
        #expect(finished.status == 0 && kill(child, 0) == 0)
        kill(child, SIGKILL)
    }

    @Test func `output is streamed`() async throws {
        let (chunks, sink) = AsyncStream<[UInt8]>.makeStream()
        let folder = ScratchFolder()
        let run = shell("echo first; while [ ! -e \(folder.path)/go ]; do sleep 0.01; done; echo second")
        let task = Task { try await run.watch { sink.yield($0) } }
        var iterator = chunks.makeAsyncIterator()
        #expect(await iterator.next() == Array("first\n".utf8))
        folder.write([], to: "go")
        #expect(await iterator.next() == Array("second\n".utf8))
        #expect(try await task.value.isSuccess)
    }

    @Test func `many simultaneous commands all finish`() async throws {
        try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<50 { group.addTask { try await shell("echo \(number)").finish(within: .seconds(180)).text } }
            var sum = 0
            for try await text in group { sum += Int(text.dropLast()) ?? -1000 }
            #expect(sum == 1225)
        }
    }

    /// The process whose number a script has written to a file; `nil` before the line is complete.
    private static func process(_ folder: ScratchFolder, _ name: String) -> pid_t? {
        let text = String(decoding: folder.bytes(of: name), as: UTF8.self)
        return text.hasSuffix("\n") ? pid_t(text.dropLast()) : nil
    }

    /// A killed process exists until its new parent has reaped it.
    private func expectGone(_ pid: pid_t) async throws {
        try await eventually("the end of process \(pid)") {
            let status = String(decoding: ScratchFolder.bytes(at: "/proc/\(pid)/stat"), as: UTF8.self)
            return status.isEmpty || status.contains(") Z ")
        }
    }
}
