import Glibc
import Sandbox
import TestSupport
import Testing

@testable import Course
@testable import Servers

@Suite(.serialized, .timeLimit(.minutes(10)))
struct SetTests {
    @Test func `a node of the learner's is started once its files are made`() async throws {
        let lesson = try TestedLesson(servers: "a: { is: postgres, dataset: bookshop }\n  b: { is: postgres, made: by hand }")
        try await lesson.withSet { set in
            #expect(try await set.reports().map(\.state) == ["running", "stopped"])
            let node = "\(set.place.programs)/node"
            let made = try await run("\(node) do b pg_basebackup -D data -h \"$a_SOCKETS\" -R -C -S b && \(node) start b", in: set)
            #expect(made.isSuccess, "\(made.text)")
            try await eventually("a standby", finding: "") { try await set.reports(on: ["b"]).first?["follows"] == "a" }
            let counted = try await run("psql service=b -XAtc 'SELECT count(*) > 0 FROM books'", in: set)
            #expect(counted.text == "t\n")
            try await set.reset()
            #expect(try await set.reports().map(\.state) == ["running", "stopped"])
        }
    }

    @Test func `a server whose files no one can read can be reset, and its set removed`() async throws {
        let lesson = try TestedLesson(servers: "a: { is: postgres }")
        try await lesson.withSet { set in
            for _ in 1...2 {
                let taken = try await run("\(set.place.programs)/node do a chmod 000 data", in: set)
                #expect(taken.isSuccess, "\(taken.text)")
                try await set.reset()
                #expect(try await set.reports().map(\.state) == ["running"])
            }
            let taken = try await run("\(set.place.programs)/node do a chmod 000 data", in: set)
            #expect(taken.isSuccess, "\(taken.text)")
        }
        try lesson.place.remove()
    }

    @Test func `an answer that runs apart from the machine can make a standby`() async throws {
        let solution = "node do b pg_basebackup -D data -h \"$a_SOCKETS\" -R -C -S b\nnode start b"
        let lesson = try TestedLesson(
            servers: "a: { is: postgres }\n  b: { is: postgres, made: by hand }",
            body: """

                ## Exercise: One {#one}

                ```sh solution
                \(solution)
                ```

                ```yaml check
                servers: { b: { role: standby, follows: a } }
                ```
                """)
        lesson.folder.write(solution.utf8, to: "answer.sh")
        lesson.folder.write("title: C\nmodules: [m]\n".utf8, to: "course/course.yaml")
        lesson.folder.write("title: M\n".utf8, to: "course/1-m/module.yaml")
        let calf = { (words: [String]) in
            try await CommandRun(
                [Executable.calf] + words, environment: ["PATH": "/usr/bin:/bin", "CALF_HOME": lesson.folder.path + "/home"],
                mergesErrors: true
            ).finish(within: .seconds(120))
        }
        let options = ["--course", lesson.folder.path + "/course", "--trust", "--run-scripts", "--no-record"]
        let checked = try await calf(["check", "l", "one"] + options + ["--answer", lesson.folder.path + "/answer.sh"])
        #expect(checked.isSuccess, "\(checked.text)")
        #expect(try await calf(["uninstall", "--yes"]).isSuccess)
    }

    @Test func `a server that doesn't start is reported with the end of its log`() async throws {
        let lesson = try TestedLesson(servers: "a: { is: postgres }\n  b: { is: postgres, conf: \"shared_buffers = nonsense\" }")
        await #expect { try await lesson.withSet { _ in } } throws: { "\($0)".contains("b did not start") && "\($0)".contains("nonsense") }
        #expect(try lesson.processes == 0)
    }

    @Test func `another program's port is named`() async throws {
        let lesson = try TestedLesson(servers: "a: { is: postgres, tcp: \"yes\" }")
        // The set keeps the addresses that it had before.
        let place = try lesson.place
        try place.prepare()
        try FileSystem.write("127.200.201.", to: place.net, owner: place.account)
        let listener = try PortListener(port: 5432, on: "127.200.201.1")
        await #expect { try await lesson.withSet { _ in } } throws: { "\($0)".contains("port 5432 is in use by another program") }
        withExtendedLifetime(listener) {}
    }

    @Test func `what a program prints is kept when others fill the disk`() throws {
        let folder = ScratchFolder()
        try FileSystem.makeEmpty(folder.path + "/output", reserving: 16_384)
        #expect(FileSystem.length(folder.path + "/output") == 0)
        #expect(FileSystem.size(of: folder.path + "/output") >= 16_384)
    }

    @Test func `servers stop some time after their last client has gone`() async throws {
        let lesson = try TestedLesson(servers: "a: { is: postgres }")
        let plan = try #require(try ServerPlan(of: lesson.lesson))
        var set: RunningSet? = try await RunningSet.open(plan, at: lesson.place, executable: Executable.calf, grace: 1)
        try await set?.ask(["wait"])
        #expect(try lesson.processes > 0)
        set = nil
        try await eventually("the end") { try KeeperLock.holder(lesson.place.keeperLock) == nil }
        #expect(try lesson.processes == 0)
        try lesson.place.remove()
    }

    @Test func `a program that is missing is named with its package`() async throws {
        var kind = ServerKind(name: "k", folder: "/")
        kind.programs = ["sh", "no-such-program"]
        kind.packages = ["some-package"]
        var set = ServerSet()
        (set.programs, set.packages) = (["ls", "no-other-program"], ["other-package"])
        let missing = ServerPlan.missingPrograms(of: [kind], and: [set])
        #expect(missing.programs == ["no-such-program", "no-other-program"] && missing.packages == ["some-package", "other-package"])
    }

    /// Runs a script with the set's environment.
    private func run(_ script: String, in set: RunningSet) async throws -> FinishedCommand {
        try await CommandRun(
            ["sh", "-c", script], environment: set.reached(by: ["PATH": "/usr/bin:/bin"]), mergesErrors: true
        ).finish(within: .seconds(60))
    }
}
