import Course
import Glibc
import Sandbox
import TestSupport
import Testing

@testable import Servers

/// A kind of server, and a set in which it is tested.
struct TestedKind: Sendable, CustomTestStringConvertible {
    var name: String
    /// The node of this kind.
    var node: String
    var set: String
    /// Whether the server may go on without its main process.
    var canOutliveMainProcess = false

    var testDescription: String { name }

    static let all = [
        TestedKind(name: "postgres", node: "b", set: "a: { is: postgres, dataset: bookshop }\n  b: { is: postgres, follows: a }"),
        TestedKind(name: "pgbouncer", node: "p", set: "a: { is: postgres }\n  p: { is: pgbouncer, to: a }"),
        TestedKind(name: "link", node: "l", set: "a: { is: postgres }\n  l: { is: link, to: a, delay: 1ms }"),
    ]

    /// Kinds whose tests are slow or need programs that few people have installed.
    static let large = [
        TestedKind(name: "redis", node: "b", set: "a: { is: redis }\n  b: { is: redis, follows: a }"),
        TestedKind(name: "sentinel", node: "s", set: "a: { is: redis }\n  s: { is: sentinel, watches: a, quorum: 1 }"),
        TestedKind(name: "mariadb", node: "b", set: "a: { is: mariadb }\n  b: { is: mariadb, follows: a }"),
        // With only two nodes, losing one would stop the other from accepting writes.
        TestedKind(
            name: "galera", node: "c", set: "a: { is: galera }\n  b: { is: galera, with: a }\n  c: { is: galera, with: [a, b] }"),
        TestedKind(
            name: "etcd", node: "e1",
            set: "e1: { is: etcd, with: [e2, e3] }\n  e2: { is: etcd, with: [e1, e3] }\n  e3: { is: etcd, with: [e1, e2] }"),
        // Its PostgreSQL keeps running, unless Patroni had just stopped it.
        TestedKind(name: "patroni", node: "n1", set: patroni, canOutliveMainProcess: true),
        TestedKind(
            name: "haproxy", node: "h",
            set: "a: { is: postgres }\n  b: { is: postgres, follows: a }\n  h: { is: haproxy, over: [a, b] }"),
        TestedKind(name: "haproxy", node: "h", set: "\(patroni)\n  h: { is: haproxy, over: [n1, n2] }"),
        TestedKind(
            name: "pgbouncer", node: "p", set: "\(patroni)\n  h: { is: haproxy, over: [n1, n2] }\n  p: { is: pgbouncer, to: h }"),
    ]
    private static let patroni = "e: { is: etcd }\n  n1: { is: patroni, etcd: e }\n  n2: { is: patroni, etcd: e }"
}

/// Two nodes with a link between them: what one of them writes, the other one reads.
struct TestedLink: Sendable, CustomTestStringConvertible {
    var nodes: String
    /// Commands. Each writes one more than before, or prints how many there are.
    var write: String
    var read: String
    var testDescription: String { nodes }

    static let redis = TestedLink(
        nodes: "a: { is: redis }\n  l: { is: link, to: a }\n  b: { is: redis, follows: l }",
        write: #"node do a sh -c 'redis-cli -s "$SOCKETS/redis.sock" incr n'"#,
        read: #"node do b sh -c 'redis-cli -s "$SOCKETS/redis.sock" get n'"#)
    static let all = [
        redis,
        TestedLink(
            nodes: "a: { is: mariadb }\n  l: { is: link, to: a }\n  b: { is: mariadb, follows: l }",
            write:
                "node do a mariadb -e 'CREATE DATABASE IF NOT EXISTS d; CREATE TABLE IF NOT EXISTS d.t (n int PRIMARY KEY AUTO_INCREMENT);"
                + " INSERT INTO d.t VALUES ()'",
            read: "node do b mariadb -BNe 'SELECT count(*) FROM d.t'"),
        // Both links are cut and joined together: a member's messages go both ways over connections that either has opened.
        TestedLink(
            nodes: "e1: { is: etcd, with: [e2, l] }\n  e2: { is: etcd, with: [e1, l] }\n  e3: { is: etcd, with: [k1, k2] }"
                + "\n  l: { is: link, to: e3 }\n  k1: { is: link, to: e1 }\n  k2: { is: link, to: e2 }",
            write: "n=$(node do e1 etcdctl get n --print-value-only); node do e1 etcdctl put n $((n + 1))",
            read: "node do e3 etcdctl get n --print-value-only --consistency=s"),
    ]
    /// The names of the links.
    var links: [String] {
        nodes.split(separator: "\n").filter { $0.contains("is: link") }.map { line in
            String(line.drop { $0 == " " }.prefix { $0 != ":" })
        }
    }
}

/// A lesson with servers, in a course of its own.
struct TestedLesson: Sendable {
    let folder = ScratchFolder()
    let lesson: Lesson

    /// - Parameter kinds: The `node.sh` of kinds of the course's own.
    init(servers: String, started: String? = nil, kinds: [String: String] = [:], body: String = "") throws {
        folder.makeFolder("course")
        folder.makeFolder("course/1-m")
        folder.makeFolder("course/servers")
        for (name, script) in kinds {
            folder.makeFolder("course/servers/\(name)")
            folder.write("says: A kind\nprograms: [sh]\npackages: [dash]\nready: 5s\n".utf8, to: "course/servers/\(name)/node.yaml")
            folder.write(script.utf8, to: "course/servers/\(name)/node.sh")
        }
        let front = ["title: T", "minutes: 5", "objectives: [Start it]", "engine: none", "servers:", "  \(servers)"]
        let text = (["---"] + front + (started.map { ["started: \($0)"] } ?? []) + ["---", body, ""]).joined(separator: "\n")
        let path = folder.write(text.utf8, to: "course/1-m/1-l.md")
        let (lesson, messages) = LessonReader.lesson(at: path, name: .init(course: "c", module: "m", id: "l", number: 1))
        self.lesson = try #require(lesson, "\(messages)")
    }

    var place: SetPlace { get throws { try SetPlace(of: lesson, in: folder.path + "/data") } }

    /// Opens the set, and removes everything of it afterward.
    func withSet<Result>(
        grace: Int = 10, report: @escaping @Sendable (RunningSet.Event) -> Void = { _ in }, _ body: (RunningSet) async throws -> Result
    ) async throws -> Result {
        let plan = try #require(try ServerPlan(of: lesson))
        let result: Swift.Result<Result, any Error>
        do {
            let set = try await RunningSet.open(plan, at: place, executable: Executable.calf, grace: grace, report: report)
            try await set.ask(["wait"])
            result = .success(try await body(set))
        } catch {
            result = .failure(error)
        }
        try place.remove()
        return try result.get()
    }

    /// How many processes work in the set's folders.
    var processes: Int {
        get throws {
            let place = try place
            return ProcessTable(of: place.account?.user ?? geteuid()).members(of: place.nodes, main: nil).count
        }
    }
}
