import Glibc
import Testing

@testable import SQLite

struct DatabaseTests {
    private func database() throws -> Database {
        let database = try Database(path: ":memory:")
        try database.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b)")
        return database
    }

    @Test(
        arguments: [
            .null, .integer(.max), .real(0.1), .text(""), .text("é\u{0}🐘"),
        ] as [Value])
    func `every value reads back unchanged`(value: Value) throws {
        let database = try database()
        try database.run("INSERT INTO t VALUES (1, ?)", value)
        #expect(try database.value("SELECT b FROM t") == value)
    }

    @Test func `rows arrive in order, and a statement can be reused`() throws {
        let database = try database()
        for index in 1...3 { try database.run("INSERT INTO t VALUES (?, ?)", .int(index), .text("row \(index)")) }
        for _ in 0..<2 {
            #expect(
                try database.rows("SELECT a, b FROM t WHERE a > ? ORDER BY a", [1]) { "\($0.int(0)) \($0.text(1))" } == [
                    "2 row 2", "3 row 3",
                ])
        }
        #expect(try database.value("SELECT b FROM t WHERE a = 9") == nil)
        #expect(database.lastInsertedRow == 3)
    }

    @Test func `a transaction that throws is rolled back`() throws {
        let database = try database()
        #expect(throws: SQLiteError.self) {
            try database.transaction { () throws(SQLiteError) in
                try database.run("INSERT INTO t VALUES (1, 'x')")
                try database.run("INSERT INTO t VALUES (1, 'again')")
            }
        }
        #expect(!database.isInTransaction)
        #expect(try database.value("SELECT count(*) FROM t") == 0)
        let result = try database.transaction { () throws(SQLiteError) -> Int in
            try database.run("INSERT INTO t VALUES (1, 'x')")
            return 7
        }
        #expect(result == 7)
        #expect(try database.value("SELECT count(*) FROM t") == 1)
    }

    @Test func `an error has the extended code, the message, and the statement`() throws {
        let database = try database()
        try database.run("INSERT INTO t VALUES (1, 'x')")
        let error = try #require(throws: SQLiteError.self) { try database.run("INSERT INTO t VALUES (1, 'y')") }
        #expect(error.code == 1555)
        #expect(error.message == "UNIQUE constraint failed: t.a")
        #expect(error.sql == "INSERT INTO t VALUES (1, 'y')")
        let syntax = try #require(throws: SQLiteError.self) { try database.prepare("SELEC 1") }
        #expect(syntax.message.contains("syntax error"))
        #expect(throws: SQLiteError.self) { try database.prepare("  -- nothing") }
        #expect(throws: SQLiteError.self) { try database.prepare("SELECT 1").bind([1, 2]) }
    }

    @Test func `a missing file and a file that isn't a database are reported`() throws {
        let missing = try #require(throws: SQLiteError.self) { try Database(path: "/nonexistent/x.sqlite") }
        #expect(missing.primaryCode == 14)
        let path = "/tmp/calf-sqlite-\(getpid())-\(UInt32.random(in: 0...(.max)))"
        let file = try #require(fopen(path, "w"))
        fputs(String(repeating: "no database ", count: 100), file)
        fclose(file)
        defer { unlink(path) }
        let garbage = try #require(throws: SQLiteError.self) {
            try Database(path: path, mode: .readOnly).execute("SELECT * FROM sqlite_master")
        }
        #expect(garbage.isCorrupt)
    }

    @Test func `a writer that can't get the lock in time gets a busy error`() throws {
        let path = "/tmp/calf-sqlite-\(getpid())-\(UInt32.random(in: 0...(.max)))"
        defer { unlink(path) }
        let first = try Database(path: path)
        try first.execute("CREATE TABLE t (a); BEGIN IMMEDIATE")
        let second = try Database(path: path, busyTimeout: 1)
        let error = try #require(throws: SQLiteError.self) { try second.execute("INSERT INTO t VALUES (1)") }
        #expect(error.isBusy)
    }

    @Test func `a statement keeps its database open`() throws {
        let statement = try { () throws -> Statement in try Database(path: ":memory:").prepare("SELECT 41 + 1") }()
        #expect(try statement.step())
        #expect(statement.int(0) == 42)
    }
}
