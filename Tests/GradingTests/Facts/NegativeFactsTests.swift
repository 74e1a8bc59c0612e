import Course
import Facts
import Grading
import Sandbox
import TestSupport
import Testing
import Verdicts

/// The checklist and the feedback for facts with `not`.
@Suite(.engine, .realServer, .realEngine, .serialized, .timeLimit(.minutes(10))) struct NegativeFactsTests {
    /// `@` is the prefix of names, `@port` the published port, and `@other` another one.
    private struct Row {
        var check: String
        /// The checklist's label.
        var label: String
        /// The start of the feedback; `nil` if the fact holds.
        var says: String?
    }

    private static let facts: [Row] = [
        Row(
            check: "containers: { @web: { command: { not: { has: 1d } } } }", label: "the command of @web does not contain 1d",
            says: "The command of @web is sleep 1d, but should not contain 1d. docker ps"),
        Row(
            check: "containers: { @web: { command: { not: [sleep, 1d] } } }", label: "the command of @web is not sleep 1d",
            says: "The command of @web is sleep 1d, but should not be. docker ps"),
        Row(check: "containers: { @web: { command: { not: { has: nap } } } }", label: "the command of @web does not contain nap"),
        Row(
            check: "containers: { @web: { image: { not: \"busybox:1.36\" } } }", label: "@web does not run busybox:1.36",
            says: "@web uses the image busybox:1.36, but should not."),
        Row(
            check: "containers: { @web: { env: { MODE: { not: test } } } }", label: "MODE is not test in @web",
            says: "The variable MODE of @web is test, but should not be. docker inspect"),
        Row(
            check: "containers: { @web: { env: { not: { MODE: test } } } }", label: "MODE is not test in @web",
            says: "The variable MODE of @web is test, but should not be. docker inspect"),
        Row(
            check: "containers: { @web: { env: { MODE: { not: { has: es } } } } }", label: "MODE does not contain es in @web",
            says: "The variable MODE of @web is test, but should not contain es. docker inspect"),
        Row(check: "containers: { @web: { env: { COLOR: { not: red } } } }", label: "COLOR is not red in @web"),
        Row(
            check: "containers: { @web: { user: { not: 1000 } } }", label: "@web does not run as 1000",
            says: "@web runs as 1000, but should not."),
        Row(
            check: "containers: { @web: { ports: { 80: { not: @port } } } }", label: "port @port does not lead to 80",
            says: "Port @port on your machine leads to port 80 of @web, but should not."),
        Row(
            check: "containers: { @web: { ports: { not: { has: { 80: @port } } } } }", label: "port @port does not lead to 80",
            says: "Port @port on your machine leads to port 80 of @web, but should not."),
        Row(check: "containers: { @web: { ports: { not: { 80: @other } } } }", label: "port @other does not lead to 80"),
        Row(
            check: "containers: { @web: { mounts: { /data: { not: { volume: @notes } } } } }",
            label: "@web does not have the volume @notes at /data", says: "At /data, @web has the volume @notes, but should not."),
        Row(
            check: "containers: { @web: { restart: { not: on-failure } } }", label: "the restart policy of @web is not on-failure",
            says: "The restart policy of @web is on-failure, but should not be."),
        Row(
            check: "containers: { @done: { restart: { not: \"no\" } } }", label: "@done has a restart policy",
            says: "@done has no restart policy, but should have one."),
        Row(
            check: "containers: { @web: { memory: { not: none } } }", label: "@web has a memory limit",
            says: "@web has no memory limit, but should have one."),
        Row(
            check: "containers: { @web: { health: { not: none } } }", label: "@web has a health check", says: "@web has no health check."),
        Row(
            check: "containers: { @web: { networks: { not: { has: bridge } } } }", label: "@web is not on bridge",
            says: "@web is on bridge, but should not be."),
        Row(
            check: "containers: { @done: { exit: { not: 0 } } }", label: "@done did not exit with code 0",
            says: "@done exited with code 0, but should not."),
        Row(
            check: "images: { \"busybox:1.36\": { user: { not: root } } }", label: "busybox:1.36 does not run as root",
            says: "Containers of busybox:1.36 run as root, but should not."),
        Row(check: "images: { \"busybox:1.36\": { user: { not: app } } }", label: "busybox:1.36 does not run as app"),
        Row(
            check: "events: { @done: { not: [die] } }", label: "@done did not exit",
            says: "The task asks for this: @done did not exit. Since"),
        Row(
            check: "events: { @web: { not: [start] } }", label: "@web was not started",
            says: "The task asks for this: @web was not started. Since"),
        Row(
            check: "networks: { bridge: { members: { not: { has: @gone } } } }", label: "the network bridge does not connect @gone"),
        Row(
            check: "files: { list: { has: { not: two } } }", label: "list does not have two", says: "list contains two, but should not."),
        Row(
            check: "files: { Dockerfile: { instructions: { not: { has: RUN } } } }",
            label: "the instructions of Dockerfile do not include RUN",
            says: "Dockerfile has the instructions FROM and RUN, but should not have RUN."),
        Row(
            check: "shell: [ { run: cat list, prints: { not: two } } ]", label: "cat list does not print two",
            says: "cat list prints two, but should not."),
        Row(
            check: "shell: [ { run: cat list, exits: { not: 0 } } ]", label: "cat list does not exit with code 0",
            says: "cat list exits with code 0. It should not exit with code 0."),
    ]

    @Test func `a fact with not reads as a sentence in the checklist, and in the feedback if it does not hold`() async throws {
        let lab = try #require(RealEngine.lab)
        lab.folder.write("one\ntwo\n".utf8, to: "list")
        lab.folder.write("FROM busybox:1.36\nRUN true\n".utf8, to: "Dockerfile")
        let ports = ["@port": "\(try PortListener.freePort())", "@other": "\(try PortListener.freePort())"]
        func ported(_ text: String) -> String { ports.reduce(text) { $0.replacing($1.key, with: $1.value) } }
        func named(_ text: String) -> String { ports.reduce(self.named(text)) { $0.replacing($1.value, with: $1.key) } }
        try await lab.docker(
            "run -d --name @web -e MODE=test -u 1000 -p \(ported("@port")):80 -v @notes:/data --restart on-failure busybox:1.36 sleep 1d"
        )
        try await lab.docker("run --name @done busybox:1.36 true")
        for row in Self.facts {
            let exercise = try lab.exercise(ported(row.check))
            let judge = FactsJudge(place: lab.place).with(row.says == nil ? .expectingSuccess : .expectingFailure)
            let items = try await judge.state(of: try #require(exercise.check?.facts), trying: true).items
            #expect(items.map(\.wording).map(named) == [row.label], "\(row.check)")
            #expect(items.map(\.standing) == [row.says == nil ? .holds : .fails], "\(row.check)")
            let feedback = await judge.judge(exercise).feedback.first?.message ?? ""
            #expect(named(feedback).hasPrefix(row.says ?? "Correct: \(row.label)."), "\(row.check): \(feedback)")
        }
    }

    @Test func `a negative fact that can't be checked keeps its label, and the feedback says why`() async throws {
        let lab = try #require(RealEngine.lab)
        lab.folder.makeFolder("drawer")
        let exercise = try lab.exercise("files: { drawer: { has: { not: two } } }")
        let judge = FactsJudge(place: lab.place)
        let items = try await judge.state(of: try #require(exercise.check?.facts), trying: true).items
        #expect(items == [FactsState.Item(wording: "drawer does not have two", standing: .unknown)])
        #expect(await judge.judge(exercise).feedback.first?.message == "This could not be checked: drawer is not a file.")
    }

    /// Replaces `@` with the prefix of names.
    private func named(_ text: String) -> String { text.replacing(RealEngine.lab?.prefix ?? "@", with: "@") }
}
