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
        // Nothing is left of the servers on which it was tried.
        #expect(try SetPlace.all(in: lesson.folder.path + "/home/data") == [])
        #expect(try await calf(["uninstall", "--yes"]).isSuccess)
    }

    @Test func `a server that doesn't start is reported with the end of its log`() async throws {
        let lesson = try TestedLesson(servers: "a: { is: postgres }\n  b: { is: postgres, conf: \"shared_buffers = nonsense\" }")
        await #expect { try await lesson.withSet { _ in } } throws: { "\($0)".contains("b did not start") && "\($0)".contains("nonsense") }
        #expect(try lesson.processes == 0)
    }

    @Test func `a kind whose server goes to the background is refused, and the author is told why`() async throws {
        // It isn't ready before 'run' has ended.
        let background = """
            make() { :; }
            run() { echo $$ >started; setsid sleep 100 & }
            ready() { [ -e started ] || return 1; while kill -0 "$(cat started)" 2>/dev/null; do sleep 0.01; done; }
            facts() { :; }

            """
        let lesson = try TestedLesson(servers: "a: { is: daemon }", kinds: ["daemon": background])
        await #expect { try await lesson.withSet { _ in } } throws: { "\($0)".contains("'run' must stay in the foreground") }
        #expect(try lesson.processes == 0)
    }

    @Test func `the kind that calf new kind writes can be started`() async throws {
        let lesson = try TestedLesson(servers: "a: { is: greeter }\n  b: { is: greeter, follows: a }")
        let made = try await CommandRun(
            [Executable.calf, "new", "kind", lesson.folder.path + "/course/servers/greeter"], environment: ["PATH": "/usr/bin:/bin"],
            mergesErrors: true
        ).finish(within: .seconds(20))
        #expect(made.isSuccess, "\(made.text)")
        let kind = try #require(ServerKinds(for: lesson.lesson)["greeter"])
        #expect(kind.messages == [])
        try await lesson.withSet { set in
            let reports = try await set.reports()
            #expect(reports.map { $0["role"] } == ["original", "copy"] && reports.map { $0["files"] } == ["1", "1"])
        }
    }

    @Test func `a replica behind a link is parted from its master, both ways or one way, and joined again`() async throws {
        let parted = TestedLink.redis
        let lesson = try TestedLesson(servers: parted.nodes)
        try await lesson.withSet { set in
            try await part(parted, in: set)
            // Only the answers of the replica are cut.
            try await set.ask(["freeze", "l", "--main"])
            let written = try await run(parted.write, in: set).text
            try await eventually("what the master sends") { try await run(parted.read, in: set).text == written }
            try await set.ask(["thaw", "l"])
            // Only what the master sends is cut.
            try await set.ask(["freeze", "l"])
            try await set.ask(["thaw", "l", "--main"])
            #expect(try await set.reports(on: ["l"]).first?["cut"] == "back")
            let more = try await run(parted.write, in: set).text
            #expect(try await run(parted.read, in: set).text == written)
            try await set.ask(["thaw", "l"])
            try await eventually("the rest") { try await run(parted.read, in: set).text == more }
        }
    }

    @Test(.slow("sets with up to six servers, and rarely installed programs"), arguments: TestedLink.all)
    func `servers of any kind are parted by links, and joined again`(_ parted: TestedLink) async throws {
        try await TestedLesson(servers: parted.nodes).withSet { try await part(parted, in: $0) }
    }

    /// Cuts the links between two nodes and joins them again.
    private func part(_ parted: TestedLink, in set: RunningSet) async throws {
        for _ in 1...2 { #expect(try await run(parted.write, in: set).isSuccess) }
        func read() async throws -> String { try await run(parted.read, in: set).text }
        try await eventually("a copy") { try await read() == "2\n" }
        try await set.ask(["freeze"] + parted.links)
        #expect(try await run(parted.write, in: set).isSuccess)
        #expect(try await read() != "3\n")
        try await set.ask(["thaw"] + parted.links)
        try await eventually("the write during the cut") { try await read() == "3\n" }
    }

    @Test(.slow("three MariaDB servers"))
    func `when all nodes of a Galera cluster were killed, it goes on with the data of the one that is furthest`() async throws {
        let lesson = try TestedLesson(servers: "a: { is: galera }\n  b: { is: galera, with: a }\n  c: { is: galera, with: [a, b] }")
        try await lesson.withSet { set in
            let table = "CREATE DATABASE d; CREATE TABLE d.t (n int PRIMARY KEY); INSERT INTO d.t VALUES (1)"
            #expect(try await run("node do a mariadb -e '\(table)'", in: set).isSuccess)
            try await set.ask(["kill", "a"])
            try await eventually("a write that a doesn't have") {
                try await run("node do b mariadb -e 'INSERT INTO d.t VALUES (2), (3)'", in: set).isSuccess
            }
            try await set.ask(["kill", "b", "c"])
            try await set.ask(["start", "a", "b", "c"])
            for node in ["a", "b", "c"] {
                #expect(try await run("node do \(node) mariadb -BNe 'SELECT count(*) FROM d.t'", in: set).text == "3\n")
            }
        }
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
