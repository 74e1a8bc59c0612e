import TestSupport
import Testing

extension TerminalSuite {
    /// `calf sql` on a terminal: the scratchpad, full screen, without a lesson.
    struct ConsoleTests {
        private let server = ScratchServer.shared

        /// A database of the user's own, with a table, for one test.
        private func withDatabase(_ body: (_ name: String, _ words: String) async throws -> Void) async throws {
            let name = "shop_\(UInt32.random(in: 0...(.max)))"
            #expect(Psql.run("CREATE DATABASE \(name);\n").errors.isEmpty)
            psql(name, "CREATE TABLE customers (id int PRIMARY KEY, full_name text); INSERT INTO customers VALUES (1, 'Ada'), (2, 'Bo');")
            try await body(name, "sql --dsn 'host=\(server.directory) user=\(server.user) dbname=\(name)'")
            #expect(Psql.run("DROP DATABASE \(name) WITH (FORCE);\n").errors.isEmpty)
        }

        @discardableResult private func psql(_ database: String, _ sql: String) -> String {
            Psql.run("\\c \(database)\n\(sql)\n", options: ["-tA"]).output
        }

        /// Everything in the database, and every role and database of its server that calf could have created.
        private func catalog(_ database: String) -> String {
            psql(
                database,
                """
                SELECT 'class', oid::text, relname::text FROM pg_class UNION ALL SELECT 'type', oid::text, typname FROM pg_type
                UNION ALL SELECT 'function', oid::text, proname FROM pg_proc UNION ALL SELECT 'schema', oid::text, nspname FROM pg_namespace
                UNION ALL SELECT 'extension', oid::text, extname FROM pg_extension
                UNION ALL SELECT 'setting', setdatabase::text, setconfig::text FROM pg_db_role_setting
                UNION ALL SELECT 'role', oid::text, rolname FROM pg_roles WHERE rolname LIKE '%calf%'
                UNION ALL SELECT 'database', oid::text, datname FROM pg_database WHERE datname LIKE '%calf%' ORDER BY 1, 2;
                """)
        }

        private func quit(_ stage: Stage) async throws {
            try stage.pane.press("F10")
            #expect(try await stage.ended() == 0)
        }

        @Test(arguments: [(80, 24), (160, 48)])
        func `one's own database has completion, results and plans, and keeps nothing of calf's`(width: Int, height: Int) async throws {
            try await withDatabase { name, words in
                let before = catalog(name)
                #expect(before.contains("customers"))
                try await Stage.with(width: width, height: height, course: nil) { stage in
                    let pane = stage.pane
                    try stage.start(words)
                    try await pane.wait(for: "\(name) on \(server.directory):5432 as \(server.user) (superuser)", "idle · PostgreSQL")
                    #expect(try pane.capture().contains("calf sets no limits and creates nothing here."))
                    try pane.type("SELECT full_")
                    // The tables are read after the first frame.
                    try await pane.wait(for: "the completed name") { screen in
                        if screen.contains("SELECT full_name") { return true }
                        try pane.press("Tab")
                        return false
                    }
                    try pane.type(" FROM cust")
                    try pane.press("Tab")
                    try await pane.wait(for: "SELECT full_name FROM customers")
                    try pane.type(" ORDER BY id;")
                    try pane.press("Enter")
                    try await pane.wait(for: "Ada", "Bo", "2 rows")
                    try pane.type("EXPLAIN SELECT * FROM customers;")
                    try pane.press("Enter")
                    try await pane.wait(for: "Seq Scan on customers", "not run · %: estimated cost")
                    try await quit(stage)
                    try await pane.wait(for: "the end of the sessions") { _ in
                        psql(name, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'calf' AND datname = '\(name)';")
                            == "0\n"
                    }
                }
                #expect(catalog(name) == before)
            }
        }

        @Test func `each database has its own history and text`() async throws {
            try await withDatabase { _, one in
                try await withDatabase { _, other in
                    try await Stage.with(course: nil) { stage in
                        let pane = stage.pane
                        try stage.start(one)
                        try await pane.wait(for: "idle · PostgreSQL")
                        try pane.type("SELECT 'only here' AS x;")
                        try pane.press("Enter")
                        try await pane.wait(for: "1 row")
                        try pane.type("-- a draft")
                        try await quit(stage)
                        try stage.start(other)
                        try await pane.wait(for: "idle · PostgreSQL", "Type SQL, then")
                        try pane.press("C-r")
                        try await pane.wait(for: "History of this database", "Nothing was run yet.")
                        try pane.press("Escape")
                        try await pane.wait(for: "^G All commands")
                        try await quit(stage)
                        try stage.start(one)
                        try await pane.wait(for: "-- a draft")
                        try pane.press("C-r")
                        try await pane.wait(for: "History of this database", "1 row · ")
                        try pane.press("Escape")
                        try await pane.wait(for: "^G All commands")
                        try await quit(stage)
                    }
                }
            }
        }

        @Test func `quitting asks about an open transaction, however one quits`() async throws {
            try await withDatabase { name, words in
                try await Stage.with(width: 80, height: 24, course: nil) { stage in
                    let pane = stage.pane
                    try stage.start(words)
                    try await pane.wait(for: "idle · PostgreSQL")
                    try pane.type("BEGIN; DELETE FROM customers WHERE id = 1;")
                    try pane.press("F5")
                    try await pane.wait(for: "● in transaction", "DELETE 1")
                    try pane.press("F10")
                    try await pane.wait(for: "A transaction is still open. Leaving rolls it back.")
                    try pane.type("s")
                    try await pane.wait(for: "^G All commands")
                    try pane.type(" ")
                    try pane.type("\\q")
                    try pane.press("Enter")
                    try await pane.wait(for: "A transaction is still open. Leaving rolls it back.")
                    try pane.type("l")
                    #expect(try await stage.ended() == 0)
                    #expect(psql(name, "SELECT count(*) FROM customers;") == "2\n")
                }
            }
        }

        @Test func `a server that goes away is said, and the next run connects again`() async throws {
            try await withDatabase { name, words in
                try await Stage.with(width: 80, height: 24, course: nil) { stage in
                    let pane = stage.pane
                    try stage.start(words)
                    try await pane.wait(for: "idle · PostgreSQL")
                    psql(
                        name,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'calf' AND datname = '\(name)';")
                    try pane.type("SELECT 40 + 2 AS n;")
                    try pane.press("F5")
                    try await pane.wait(for: "The connection to the server was lost.")
                    try pane.press("F5")
                    try await pane.wait(for: "42", "1 row")
                    try await quit(stage)
                }
            }
        }

        @Test func `another role connects to the same database, and a password is asked for only in plain mode`() async throws {
            try await withDatabase { name, words in
                let role = "\(name)_bob"
                psql(name, "CREATE ROLE \(role) LOGIN;")
                try await Stage.with(width: 120, height: 40, course: nil) { stage in
                    let pane = stage.pane
                    try stage.start(words)
                    try await pane.wait(for: "idle · PostgreSQL")
                    try pane.type("\\password \(role)")
                    try pane.press("Enter")
                    try await pane.wait(for: "The scratchpad can't prompt for passwords.", "idle · PostgreSQL")
                    try pane.type("\\c - \(role)")
                    try pane.press("Enter")
                    try await pane.wait(
                        for: "\(name) on \(server.directory):5432 as \(role)", "You are now connected to database", "idle · PostgreSQL")
                    try pane.type("\\! echo from the shell")
                    try pane.press("Enter")
                    try await pane.wait(for: "from the shell")
                    try await quit(stage)
                }
                psql(name, "DROP ROLE \(role);")
            }
        }

        @Test func `results go to a file, and the copy command says how many rows it moved`() async throws {
            try await withDatabase { name, words in
                let folder = ScratchFolder()
                try await Stage.with(width: 120, height: 40, course: nil) { stage in
                    let pane = stage.pane
                    try stage.start(words)
                    try await pane.wait(for: "idle · PostgreSQL")
                    try pane.type("SELECT id FROM customers ORDER BY id \\g \(folder.path)/g.txt")
                    try pane.press("Enter")
                    try await pane.wait(for: "Written to \(folder.path)/g.txt.", "idle · PostgreSQL")
                    try pane.type("\\copy customers to '\(folder.path)/c.csv' csv")
                    try pane.press("Enter")
                    try await pane.wait(for: "COPY 2", "idle · PostgreSQL")
                    try pane.type("\\o | cat")
                    try pane.press("Enter")
                    try await pane.wait(for: "calf sql --plain")
                    try await quit(stage)
                }
                #expect(String(decoding: folder.bytes(of: "g.txt"), as: UTF8.self) == " id \n----\n  1\n  2\n(2 rows)\n\n")
                #expect(String(decoding: folder.bytes(of: "c.csv"), as: UTF8.self) == "1,Ada\n2,Bo\n")
            }
        }

        @Test func `a statement typed at the plain prompt runs at its semicolon`() async throws {
            try await Stage.with(course: nil) { stage in
                let pane = stage.pane
                try stage.start("sql --plain --dsn 'host=\(server.directory) user=\(server.user) dbname=postgres'")
                try await pane.wait(for: "calf: database \"postgres\", role \"postgres\".", "postgres=>")
                try pane.type("SELECT 40\n + 2 AS n;\n")
                try await pane.wait(for: " 42", "(1 row)")
                try pane.type("\\q\n")
                #expect(try await stage.ended() == 0)
            }
        }

        @Test func `a lesson's database opens without the lesson, with its limits, and is reset even after it was removed`() async throws {
            try await Stage.with(width: 80, height: 24) { stage in
                let pane = stage.pane
                try stage.start("sql --lesson ferries")
                try await pane.wait(for: "as ", "idle · PostgreSQL", "Practice database of ferries. Limits: 60 s for each statement")
                try pane.type("DELETE FROM ferries WHERE id = 1; SELECT count(*) FROM ferries;")
                try pane.press("F5")
                try await pane.wait(for: "1 row")
                try pane.press("F8")
                try await pane.wait(for: "The data of this lesson")
                try pane.type("d")
                try await pane.wait(for: "Data reset.")
                #expect(stage.calf("sandbox", "destroy").status == 0)
                try pane.press("F5")
                try await pane.wait(for: "The connection to the server was lost.")
                try pane.press("F8")
                try await pane.wait(for: "The data of this lesson")
                try pane.type("d")
                try await pane.wait(for: "Data reset.", "idle · PostgreSQL")
                try await quit(stage)
                #expect(stage.calf("sql", "--lesson", "ferries", "--trust", "-tA", "-c", "SELECT count(*) FROM ferries").output == "3\n")
                #expect(try stage.progress(of: "all-ferries", in: "ferries") == nil)
            }
        }
    }
}
