import Postgres
import SQLText
import TestSupport
import Testing

@testable import Sandbox

/// How much disk space databases take.
@Suite(.timeLimit(.minutes(10)))
struct EvictionTests {
    @Test func `databases that can be made again are removed for room, and a learner's work stays`() async throws {
        try await withSandbox { sandbox in
            let (read, written) = (lesson("read", setup: ["CREATE TABLE t AS SELECT 1 AS n"]), lesson("written"))
            let one = try await sandbox.lessonDatabase(for: read, dataset: nil)
            let two = try await sandbox.lessonDatabase(for: written, dataset: nil)
            let reader = try await sandbox.session(on: one)
            #expect(try await reader.value("SELECT n FROM t") == "1")
            let writer = try await sandbox.session(on: two)
            _ = try await writer.query("CREATE TABLE mine AS SELECT 2 AS n")
            await sandbox.settle()

            // Nothing that is in use, or was used a moment ago.
            try await sandbox.evict(to: 0)
            #expect(try await Self.kinds(sandbox) == ["lesson", "lesson", "template", "template"])
            await reader.close()
            await writer.close()
            try await Self.age(sandbox)
            try await sandbox.evict(to: .max)
            #expect(try await Self.kinds(sandbox).count == 4)
            try await sandbox.evict(to: 0)
            #expect(try await sandbox.databases().map(\.name) == [two.name])

            let again = try await sandbox.lessonDatabase(for: read, dataset: nil)
            #expect(try await sandbox.session(on: again).value("SELECT n FROM t") == "1")
            #expect(try await sandbox.session(on: two).value("SELECT n FROM mine") == "2")
            #expect(await sandbox.lastBackgroundError == nil)
        }
    }

    @Test func `the database for other programs stays, and a time of use in the future doesn't keep a database`() async throws {
        try await withSandbox { sandbox in
            let uri = try await sandbox.learnerDSN()
            let outside = try await PostgresSession.connect(ConnectionSettings(uri: uri))
            _ = try await outside.query("CREATE TABLE mine AS SELECT 3 AS n")
            await outside.close()
            let read = try await sandbox.lessonDatabase(for: lesson("read", setup: ["CREATE TABLE t AS SELECT 1 AS n"]), dataset: nil)
            await sandbox.settle()
            try await Self.age(sandbox, by: -364 * 86_400)
            try await sandbox.evict(to: 0)
            #expect(try await !Self.names(sandbox).contains(read.name))
            let again = try await PostgresSession.connect(ConnectionSettings(uri: uri))
            #expect(try await again.value("SELECT n FROM mine") == "3")
            await again.close()
        }
    }

    @Test func `a program that added databases leaves no more than the budget`() async throws {
        let budget = 40 << 20
        try await withSandbox {
            $0.diskBudget = budget
        } _: { sandbox in
            for number in 1...5 {
                let template = try Template(lesson: lesson("l", setup: ["CREATE TABLE t AS SELECT \(number)"]), dataset: nil)
                await sandbox.release(try await sandbox.clone(of: template))
            }
            await sandbox.settle()
            try await Self.age(sandbox)
            await sandbox.close()
            let left = try await sandbox.databases()
            #expect(left.count > 1 && left.map(\.bytes).reduce(0, +) <= budget)
        }
    }

    @Test func `clones count, and those kept ready go before anything in use`() async throws {
        try await withSandbox { sandbox in
            let template = try Template(lesson: lesson("l", setup: ["CREATE TABLE t AS SELECT 1 AS n"]), dataset: nil)
            var taken: [ScratchDatabase] = []
            for _ in 1...2 { taken.append(try await sandbox.clone(of: template)) }
            await sandbox.settle()
            try await Self.age(sandbox)
            let ready = await sandbox.readyClones.values.joined().count
            #expect(ready == 2)
            let all = try await Self.names(sandbox)
            // Room for all but one byte: one of the ready clones is enough.
            try await sandbox.evict(to: try await Self.bytes(sandbox) - 1)
            #expect(try await Self.names(sandbox).count == all.count - 1)
            #expect(await sandbox.readyClones.values.joined().count == ready - 1)
            try await sandbox.evict(to: 0)
            #expect(await sandbox.readyClones.values.joined().isEmpty)
            // Their template stays, or the next clone would load the data again.
            let left = try await Self.names(sandbox)
            #expect(left.isSuperset(of: taken.map(\.name)) && left.contains { $0.hasSuffix(template.hash) }, "\(left)")
        }
    }

    @Test func `a discarded template goes with its ready clones, and none is made ready again`() async throws {
        try await withSandbox { sandbox in
            let template = try Template(lesson: lesson("l", setup: ["CREATE TABLE t AS SELECT 1 AS n"]), dataset: nil)
            for isSettled in [true, false] {
                for _ in 1...2 { await sandbox.release(try await sandbox.clone(of: template)) }
                // Clones are made ready a moment later, perhaps only after the template was discarded.
                if isSettled { await sandbox.settle() }
                await sandbox.discard(template)
                await sandbox.settle()
                let left = try await Self.names(sandbox)
                #expect(!left.contains { $0.hasSuffix(template.hash) || $0.hasPrefix("calf_x_") }, "\(left)")
            }
            #expect(await sandbox.lastBackgroundError == nil)
        }
    }

    @Test func `of the lessons a learner changed, all but the last one make room, and only if nothing else can`() async throws {
        try await withSandbox { sandbox in
            var names: [String] = []
            for id in ["first", "second", "third"] {
                let database = try await sandbox.lessonDatabase(for: lesson(id), dataset: nil)
                names.append(database.name)
                let writer = try await sandbox.session(on: database)
                _ = try await writer.query("CREATE TABLE mine AS SELECT 2 AS n")
                await writer.close()
            }
            await sandbox.settle()
            try await Self.age(sandbox)
            try await sandbox.evict(to: try await Self.bytes(sandbox) - 1)
            #expect(try await Self.names(sandbox).isSuperset(of: names))
            try await sandbox.evict(to: 0)
            #expect(try await sandbox.databases().filter { $0.kind == .lesson }.map(\.name) == [names[2]])
            // Who comes back is told, once.
            var told: [Bool] = []
            for id in ["first", "third", "first"] {
                told.append(try await sandbox.lessonDatabase(for: lesson(id), dataset: nil).lacksChanges)
            }
            #expect(told == [true, false, false])
        }
    }

    private static func names(_ sandbox: Sandbox) async throws -> Set<String> {
        let admin = try #require(await sandbox.link?.admin)
        return Set(try await admin.query("SELECT datname FROM pg_database WHERE datname ~ '^calf_[lutpjx]_'").rows.all.compactMap { $0[0] })
    }

    private static func bytes(_ sandbox: Sandbox) async throws -> Int {
        let admin = try #require(await sandbox.link?.admin)
        let sum = try await admin.value("SELECT sum(pg_database_size(oid)) FROM pg_database WHERE datname ~ '^calf_[lutpjx]_'")
        return try #require(sum.flatMap { Int($0) })
    }

    private static func kinds(_ sandbox: Sandbox) async throws -> [String] {
        try await sandbox.databases().filter { $0.kind != .spare && $0.kind != .kept }.map { "\($0.kind)" }.sorted()
    }

    /// Makes every database look as if it had not been used for an hour.
    private static func age(_ sandbox: Sandbox, by seconds: Int = 3600) async throws {
        let admin = try #require(await sandbox.link?.admin)
        let rows = try await admin.query(
            "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database WHERE datname ~ '^calf_[tl]_'"
        ).rows.all
        for row in rows {
            var comment = DatabaseComment(text: row[1] ?? "")
            comment.used -= seconds
            _ = try await admin.query("COMMENT ON DATABASE \(SQL.identifier(row[0] ?? "")) IS \(SQL.literal(comment.text))")
        }
    }
}
