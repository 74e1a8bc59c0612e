import TestSupport
import Testing

@testable import Course

/// What a lesson can say about servers, checked against calf's kinds.
struct ServerCheckTests {
    private static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

    /// The rules that a lesson breaks, with the messages.
    private func errors(
        servers: String, engine: String = "none", check: String = "a: { running: true }", solution: String = "sh solution"
    ) throws -> [String] {
        let text = """
            ---
            title: T
            minutes: 5
            objectives: [Start it]
            engine: \(engine)
            servers:
              \(servers.replacing("\n", with: "\n  "))
            ---

            ## Exercise: One {#one}

            ```\(solution)
            node start a
            ```

            ```yaml check
            servers:
              \(check)
            ```
            """
        let name = LessonReader.Name(course: "c", module: "m", id: "l", number: 1)
        let (lesson, messages) = LessonReader.lesson(text: text, path: Self.root + "/Lessons/c/1-m/1-l.md", name: name)
        let read = try #require(lesson)
        let kinds = ServerKinds(courseDirectory: Self.root + "/Lessons/c")
        return (messages + ServerCheck.messages(read, kinds)).filter { $0.severity == .error }.map(\.message)
    }

    @Test func `a primary and a standby are accepted, with facts of their kind`() throws {
        let servers = "needs: { memory: 80MB, disk: 150MB }\na: { is: postgres, dataset: bookshop }\nb: { is: postgres, follows: a }"
        let check = "b: { running: true, frozen: false, role: standby, standbys: { not: { has: c } }, unreplayed: { below: 64kB } }"
        #expect(try errors(servers: servers, check: check) == [])
    }

    @Test func `what the commands and the kinds that a lesson uses import is declared`() throws {
        func imports(_ command: String, _ front: String = "skills: [operations]") throws -> [String] {
            let text =
                "---\ntitle: T\nminutes: 5\nobjectives: [Start it]\nengine: none\n\(front)\nservers:\n"
                + "  a: { is: etcd }\n  b: { is: patroni, with: a }\n---\n\n```sh run\n\(command) a\n```\n"
            let name = LessonReader.Name(course: "c", module: "m", id: "l", number: 1)
            let lesson = LessonReader.lesson(text: text, path: Self.root + "/Lessons/c/1-m/1-l.md", name: name).lesson
            return ImportUndeclaredRule.check(try #require(lesson)).map(\.message)
        }
        let message = "the program 'probe', which is used here, imports 'psycopg2', but 'python' doesn't declare it"
        #expect(try imports("probe start") == [message])
        #expect(try imports("probe start", "python: [psycopg2]") == [] && imports("node start") == [])
    }

    @Test func `a link can be named in place of the node behind it`() throws {
        let servers = "a: { is: redis }\nl: { is: link, to: a }\nb: { is: redis, follows: l }\ns: { is: sentinel, watches: l }"
        #expect(try errors(servers: servers) == [])
    }

    @Test(arguments: [
        ("A: { is: postgres }", "can't name a node"),
        ("any: { is: postgres }", "can't name a node"),
        ("a: { is: postgers }", "there is no kind of server 'postgers'"),
        ("a: { is: postgres, dataset: bokshop }", "no dataset 'bokshop'"),
        ("a: { follows: b }", "needs 'is'"),
        ("a: { is: postgres, follow: b }", "has no setting 'follow'"),
        ("a: { is: postgres, follows: b }", "no node 'b'"),
        ("a: { is: pgbouncer }", "needs 'to'"),
        ("a: { is: pgbouncer, to: b, mode: sometimes }\nb: { is: postgres }", "must be transaction, session or statement"),
        ("a: { is: postgres, follows: p }\np: { is: pgbouncer, to: a }", "must be postgres, not pgbouncer"),
        ("a: { is: postgres, follows: l }\nl: { is: link, to: r }\nr: { is: redis }", "must be postgres, not redis"),
        ("a: { is: postgres }\nl: { is: link, to: a }\nk: { is: link, to: l }", "'l' must not be link"),
        ("a: { is: postgres, follows: b }\nb: { is: postgres, follows: a }", "wait for each other: a, b"),
        ("needs: { memory: much }\na: { is: postgres }", "must be a size"),
        ((0...9).map { "n\($0): { is: postgres }" }.joined(separator: "\n") + "\na: { is: postgres }", "9 nodes, not 11"),
    ]) func `a mistake in a set is an error`(_ servers: String, _ message: String) throws {
        #expect(try errors(servers: servers).contains { $0.contains(message) })
    }

    @Test func `a node that the learner makes can't be started with the lesson`() throws {
        let servers = "a: { is: postgres }\nb: { is: postgres, made: by hand }"
        let found = try errors(servers: servers, engine: "none\nstarted: [a, b]")
        #expect(found == ["'b' is made by hand, so it can't be started"])
    }

    @Test(arguments: [
        ("b: { running: true }", "no node 'b'"),
        ("a: { rolle: primary }", "has no fact 'rolle'"),
        ("a: { role: { below: 3 } }", "can't be below"),
        ("a: { unreplayed: { below: 3s } }", "bytes"),
        ("a: { unreplayed: { below: much } }", "needs a number"),
        ("a: { timeline: { has: 1 } }", "can't contain"),
        ("a: { running: perhaps }", "true or false"),
    ]) func `a fact that no server of the kind has is an error`(_ check: String, _ message: String) throws {
        #expect(try errors(servers: "a: { is: postgres }", check: check).contains { $0.contains(message) })
    }

    @Test func `a lesson with servers has no other engine`() throws {
        #expect(try errors(servers: "a: { is: postgres }", engine: "docker").contains { $0.contains("engine: none") })
    }

    @Test func `a lesson with servers has no answers in SQL, not even in a file`() throws {
        for solution in ["sql solution", "sql solution path=report.sql"] {
            let found = try errors(servers: "a: { is: postgres }", solution: solution)
            #expect(found.contains { $0.contains("'text solution path=…'") }, "\(found)")
        }
    }

    @Test func `all kinds that come with calf can be read`() throws {
        let kinds = ServerKinds(courseDirectory: Self.root + "/Lessons/c")
        #expect(kinds.names.contains("postgres"))
        for name in kinds.names { #expect(try #require(kinds[name]).messages == []) }
    }

    @Test(arguments: [
        ("3", 3, Quantity.Unit.none), ("64kB", 64_000, .bytes), ("1.5s", 1.5, .seconds), ("40ms", 0.04, .seconds), ("0 GB", 0, .bytes),
    ]) func `a quantity is a number with its unit`(_ text: String, _ amount: Double, _ unit: Quantity.Unit) throws {
        let quantity = try #require(Quantity(text))
        #expect(quantity.amount == amount && quantity.unit == unit)
    }
}
