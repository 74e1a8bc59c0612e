import Course
import Facts
import Grading
import Sandbox
import TestSupport
import Testing
import Verdicts
import Verify

/// Scripts that are right for the lesson's data, run on other data with a real Python and a real server.
@Suite(.realServer, .timeLimit(.minutes(10))) struct ProgramVariantTests {
    private var workshop: Workshop {
        get throws {
            // The system's Python, which has the drivers installed.
            let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nowhere"]
            return Workshop(
                sandbox: try #require(RealServer.world).sandbox, environment: environment, patience: .expectingSuccess)
        }
    }

    private func judgement(of answer: String, _ blocks: String) async throws -> Judgement {
        let world = try #require(RealServer.world)
        let (exercise, lesson) = try exercise(blocks)
        let judge = WorkJudge(workshop: try workshop)
        let judgement = await judge.judge(Submission(Array(answer.utf8)), for: exercise, in: lesson, dataset: world.dataset)
        return judgement
    }

    /// The errors in a lesson's blocks, by kind.
    private func failures(_ body: String) async throws -> [String] {
        let world = try #require(RealServer.world)
        let verifier = Verifier(sandbox: world.sandbox, judge: world.judge, workshop: try workshop)
        return await verifier.verify(try lesson(body), dataset: world.dataset).blocks.compactMap { block in
            if case .failed(let words) = block.outcome { "\(block.kind.rawValue): \(words)" } else { nil }
        }
    }

    /// A program that queries one value or rows.
    private static func asking(_ query: String, _ rest: String) -> String {
        """
        import psycopg2
        connection = psycopg2.connect("")
        cursor = connection.cursor()
        cursor.execute(\"\"\"\(query)\"\"\")
        \(rest)
        """
    }

    private static let counting =
        block(
            "python solution path=app.py", asking("SELECT count(*) FROM stalls", "print(cursor.fetchone()[0], \"stalls\")"))
        + block("yaml check", "shell: [ { run: \"python3 app.py\", prints: \"4 stalls\", exits: 0 } ]")

    @Test(arguments: [
        asking("SELECT count(*) FROM stalls", "print(f\"There are {cursor.fetchone()[0]} stalls.\")"),
        asking("SELECT id FROM stalls", "print(len(cursor.fetchall()), \"stalls\", sep=\" \")"),
        """
        import sqlalchemy
        with sqlalchemy.create_engine("postgresql://").connect() as connection:
            print(connection.execute(sqlalchemy.text("SELECT sum(1) FROM stalls")).scalar(), "stalls")
        """,
    ])
    func `a script that queries the tables passes, however it does so`(answer: String) async throws {
        let judgement = try await judgement(of: answer, Self.counting)
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("print(\"4 stalls\")", "again"),
        // Every stall but Dates has sales, and one sale has no stall.
        (asking("SELECT count(DISTINCT stall_id) + 1 FROM sales", "print(cursor.fetchone()[0], \"stalls\")"), "The expected text is"),
    ])
    func `a hard-coded or lucky result fails, with the result on other data`(answer: String, word: String)
        async throws
    {
        let judgement = try await judgement(of: answer, Self.counting)
        #expect(judgement.verdict == .fail)
        let first = try #require(judgement.feedback.first)
        #expect(first.kind == .data)
        #expect(first.message.contains("Your result is right for this data, but not for other data"))
        #expect(first.message.contains("python3 app.py prints ") && first.message.contains(" stalls"), "\(first.message)")
        #expect(first.message.contains(word), "\(first.message)")
    }

    private static let dear =
        block(
            "python solution path=app.py",
            asking("SELECT product FROM sales WHERE price >= 5 ORDER BY id", "for (product,) in cursor: print(product)"))
        + block("yaml check", "shell: [ { run: \"python3 app.py\", prints: \"Brie\\nEdam\", exits: 0 } ]")

    @Test(arguments: [
        // No price is exactly at the boundary.
        (asking("SELECT product FROM sales WHERE price > 5 ORDER BY id", "for (product,) in cursor: print(product)"), Verdict.fail),
        (asking("SELECT product, price FROM sales ORDER BY id", "for name, price in cursor:\n    if price > 5: print(name)"), .fail),
        (asking("SELECT product, price FROM sales ORDER BY id", "for name, price in cursor:\n    if price >= 5: print(name)"), .pass),
        (asking("SELECT product FROM sales WHERE price >= 5 ORDER BY id", "print('\\n'.join(row[0] for row in cursor), 'end')"), .pass),
        ("print('Brie')\nprint('Edam')", .fail),
        (asking("SELECT product FROM sales WHERE id IN (4, 5) ORDER BY id", "for (product,) in cursor: print(product)"), .fail),
    ])
    func `boundary values and additional rows are tried`(answer: String, verdict: Verdict) async throws {
        let judgement = try await judgement(of: answer, Self.dear)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
        if verdict == .fail { #expect(judgement.feedback.map(\.kind) == [.data]) }
    }

    @Test func `a boundary passed as a parameter is tried`() async throws {
        func program(_ comparison: String) -> String {
            """
            import psycopg2, sys
            cursor = psycopg2.connect("").cursor()
            cursor.execute("SELECT count(*) FROM sales WHERE price \(comparison) %s", (sys.argv[1],))
            print(cursor.fetchone()[0])
            """
        }
        let blocks =
            block("python solution path=app.py", program(">="))
            + block("yaml check", "shell: [ { run: \"python3 app.py 5\", prints: \"2\" } ]")
        #expect(try await judgement(of: program(">="), blocks).verdict == .pass)
        #expect(try await judgement(of: program(">"), blocks).feedback.map(\.kind) == [.data])
    }

    @Test func `a boundary in a mapped class's code is tried`() async throws {
        func program(_ comparison: String) -> String {
            """
            from sqlalchemy import Column, Integer, Numeric, Text, create_engine, select
            from sqlalchemy.orm import Session, declarative_base

            class Sale(declarative_base()):
                __tablename__ = "sales"
                id = Column(Integer, primary_key=True)
                product = Column(Text)
                price = Column(Numeric)

            with Session(create_engine("postgresql://")) as session:
                for sale in session.scalars(select(Sale).where(Sale.price \(comparison) 5).order_by(Sale.id)):
                    print(sale.product)
            """
        }
        let blocks =
            block("python solution path=app.py", program(">="))
            + block("yaml check", "shell: [ { run: \"python3 app.py\", prints: \"Brie\\nEdam\" } ]")
        #expect(try await judgement(of: program(">="), blocks).verdict == .pass)
        #expect(try await judgement(of: program(">"), blocks).feedback.map(\.kind) == [.data])
    }

    @Test func `a script that crashes on other data shows its error`() async throws {
        let query = "SELECT name FROM stalls WHERE row IS NULL"
        let blocks =
            block("python solution path=app.py", Self.asking(query, "print(*[row[0] for row in cursor])"))
            + block("yaml check", "shell: [ { run: \"python3 app.py\", prints: Dates, exits: 0 } ]")
        let answer = Self.asking(query, "print({'Dates': 'Dates'}[cursor.fetchone()[0]])")
        let judgement = try await judgement(of: answer, blocks)
        #expect(judgement.verdict == .fail)
        let first = try #require(judgement.feedback.first)
        #expect(first.message.contains("With other data, python3 app.py exits with code 1"), "\(first.message)")
        #expect(first.server?.contains("KeyError") == true, "\(first)")
    }

    // MARK: - Scripts that write

    private static let dearer =
        block(
            "python solution path=raise.py",
            asking("UPDATE sales SET price = price + 1 WHERE price < 4", "connection.commit()\nprint(cursor.rowcount, \"raised\")"))
        + block(
            "yaml check",
            """
            shell: [ { run: "python3 raise.py", exits: 0 } ]
            state: [sales]
            """)

    @Test(arguments: [
        asking("SELECT id FROM sales WHERE price < 4", "for (id,) in cursor.fetchall():\n")
            + "    cursor.execute('UPDATE sales SET price = price + 1 WHERE id = %s', (id,))\nconnection.commit()\n",
        """
        import psycopg2
        with psycopg2.connect("") as connection:
            connection.cursor().execute("UPDATE sales SET price = 1 + price WHERE NOT price >= 4")
        """,
    ])
    func `a script that writes is judged by the tables' contents`(answer: String) async throws {
        let judgement = try await judgement(of: answer, Self.dearer)
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
        let state = "Correct: run on the original data, your answer leaves sales as the task asks, and"
        #expect(judgement.feedback.first?.message == "\(state) python3 raise.py exits with code 0.")
    }

    @Test func `a script that writes the wrong rows fails, on the given data or on other data`() async throws {
        let forgotten = try await judgement(
            of: Self.asking("UPDATE sales SET price = price + 1 WHERE price < 4", "print('2 raised')"), Self.dearer)
        #expect(forgotten.verdict == .fail)
        #expect(forgotten.feedback.first?.kind == .state)
        #expect(forgotten.feedback.first?.message.contains("the table sales") == true)
        #expect(forgotten.feedback.first?.rows.isEmpty == false)
        let typed = try await judgement(
            of: Self.asking("UPDATE sales SET price = price + 1 WHERE id IN (1, 2)", "connection.commit()"), Self.dearer)
        #expect(typed.verdict == .fail)
        #expect(typed.feedback.first?.kind == .data)
        #expect(typed.feedback.first?.message.contains("With other data,") == true, "\(typed.feedback)")
        #expect(typed.feedback.first?.rows.isEmpty == false)
    }

    @Test func `rows that a script inserts are compared without generated keys and timestamps`() async throws {
        let setup = block("sql setup", "ALTER TABLE sales ADD COLUMN noted_at timestamptz;")
        func program(_ values: String) -> String {
            Self.asking(
                "INSERT INTO sales (stall_id, product, price, sold_on, noted_at) SELECT \(values)", "connection.commit()")
        }
        let right = "id, 'Tasting', 0, '2026-03-09', now() FROM stalls WHERE row = 'A'"
        let blocks =
            setup + block("python solution path=app.py", program(right))
            + block("yaml check", "shell: [ { run: \"python3 app.py\", exits: 0 } ]\nstate: [sales]")
        let other = "id, 'Tasting', 0, DATE '2026-03-09', clock_timestamp() FROM stalls WHERE row IN ('A') ORDER BY id DESC"
        #expect(try await judgement(of: program(other), blocks).verdict == .pass)
        let typed = "id, 'Tasting', 0, DATE '2026-03-09', now() FROM stalls WHERE id < 3"
        #expect(try await judgement(of: program(typed), blocks).feedback.first?.kind == .data)
    }

    @Test func `a file that a script writes is checked like its output`() async throws {
        let blocks =
            block(
                "python solution path=app.py",
                Self.asking("SELECT name FROM stalls ORDER BY id", "open('report.csv', 'w').write(','.join(row[0] for row in cursor))"))
            + block("sh solution", "python3 app.py")
            + block("yaml check", "files: { report.csv: { has: \"Apples,Bread,Cheese,Dates\" } }")
        let asked = "open('report.csv', 'w').write('Stalls: ' + ','.join(row[0] for row in cursor.fetchall()))"
        #expect(try await judgement(of: Self.asking("SELECT name FROM stalls ORDER BY id", asked), blocks).verdict == .pass)
        let typed = try await judgement(of: "open('report.csv', 'w').write('Apples,Bread,Cheese,Dates')", blocks)
        #expect(typed.feedback.first?.message.contains("report.csv has Apples,Bread,Cheese,Dates again") == true, "\(typed.feedback)")
    }

    @Test func `commands that run a script are checked like the script`() async throws {
        func heredoc(_ program: String) -> String { "cat >app.py <<'END'\n\(program)\nEND\npython3 app.py" }
        let counting = Self.asking("SELECT count(*) FROM stalls", "print(cursor.fetchone()[0], \"stalls\")")
        let blocks =
            block("sh solution", heredoc(counting))
            + block("yaml check", "shell: [ { run: \"python3 app.py\", prints: \"4 stalls\" } ]")
        #expect(try await judgement(of: heredoc(counting), blocks).verdict == .pass)
        #expect(try await judgement(of: "echo 'print(\"4 stalls\")' >app.py", blocks).feedback.first?.kind == .data)
    }

    // MARK: - A workspace

    private func judgement(inWorkspace files: [String: String], _ blocks: String, after command: String = "true") async throws -> Judgement
    {
        let world = try #require(RealServer.world)
        let (exercise, lesson) = try exercise(blocks)
        let folder = ScratchFolder()
        for (name, text) in files { _ = folder.write(text.utf8, to: name) }
        let path = ["PATH": "/usr/local/bin:/usr/bin:/bin"]
        let made = try await CommandRun(["sh", "-c", command], environment: path, directory: folder.path).finish(within: .seconds(180))
        try #require(made.isSuccess, "\(made.errorText)")
        let before = try await listing(of: folder)
        let database = try await world.sandbox.clone(of: Template(lesson: lesson, dataset: world.dataset).adding(setup: exercise.setup))
        let access = try await world.sandbox.access(to: database)
        let place = FactsPlace(
            engine: nil, scope: LessonScope(course: "tests", lesson: "market", directories: world.sandbox.directories),
            directory: folder.path,
            environment: Workspace.environment(own: path, database: access), began: 0, patience: .expectingSuccess)
        let judge = WorkJudge(workshop: try workshop)
        let judgement = await judge.judge(exercise, in: lesson, dataset: world.dataset, at: place)
        await world.sandbox.end(access)
        await world.sandbox.release(database)
        #expect(try await listing(of: folder) == before)
        return judgement
    }

    /// The files in a folder with their times, except for Python's caches.
    private func listing(of folder: ScratchFolder) async throws -> String {
        let command = "find . -name __pycache__ -prune -o -type f -printf '%p %T@ %s\\n' | sort"
        return try await CommandRun(["sh", "-c", command], environment: ["PATH": "/usr/bin:/bin"], directory: folder.path)
            .finish(within: .seconds(180)).text
    }

    @Test func `a workspace's program is checked on other data and stays unchanged`() async throws {
        let right = Self.asking("SELECT count(id) FROM stalls", "print(cursor.fetchone()[0], \"stalls\")")
        #expect(try await judgement(inWorkspace: ["app.py": right], Self.counting).verdict == .pass)
        let helped = ["app.py": "import helper\nhelper.count()", "helper.py": "def count():\n" + right.indented]
        #expect(try await judgement(inWorkspace: helped, Self.counting).verdict == .pass)
        let typed = try await judgement(inWorkspace: ["app.py": "print('4 stalls')"], Self.counting)
        #expect(typed.feedback.first?.kind == .data)
    }

    @Test func `programs run with the workspace's virtual environment are checked too`() async throws {
        let program = Self.asking("SELECT count(*) FROM stalls", "import sys\nprint(sys.prefix != sys.base_prefix, cursor.fetchone()[0])")
        let blocks =
            block("python solution path=app.py", program) + block("sh setup", "python3 -m venv --system-site-packages --without-pip .venv")
            + block("yaml check", "shell: [ { run: \". .venv/bin/activate && python app.py\", prints: \"True 4\", exits: 0 } ]")
        let make = "python3 -m venv --system-site-packages --without-pip .venv"
        #expect(try await judgement(inWorkspace: ["app.py": program], blocks, after: make).verdict == .pass)
        let typed = try await judgement(inWorkspace: ["app.py": "print(True, 4)"], blocks, after: make)
        #expect(typed.feedback.first?.kind == .data)
    }

    @Test func `a workspace that was changed by commands is checked by the check's own commands`() async throws {
        let program = Self.asking("SELECT count(*) FROM stalls", "print(cursor.fetchone()[0], \"stalls\")")
        let blocks =
            block("sh solution", "cat >app.py <<'END'\n\(program)\nEND\npython3 app.py >counted")
            + block("yaml check", "shell: [ { run: \"python3 app.py\", prints: \"4 stalls\" } ]\nfiles: { counted: { has: \"4 stalls\" } }")
        #expect(try await judgement(inWorkspace: ["app.py": program, "counted": "4 stalls\n"], blocks).verdict == .pass)
        let typed = try await judgement(inWorkspace: ["app.py": "print('4 stalls')", "counted": "4 stalls\n"], blocks)
        #expect(typed.feedback.first?.kind == .data)
    }

    @Test func `tables that a check compares after commands were typed in the shell could not be checked`() async throws {
        let blocks =
            block("sh solution", "psql -qXc 'DELETE FROM sales WHERE price > 5'; echo done >report")
            + block("yaml check", "files: { report: { has: done } }\nstate: [sales]")
        let judgement = try await judgement(inWorkspace: ["report": "done\n"], blocks)
        #expect(judgement.verdict == .error)
        #expect(judgement.feedback.first?.message.contains("calf can't repeat your answer") == true, "\(judgement.feedback)")
    }

    // MARK: - An author's lesson

    @Test(.slow("a virtual environment is made")) func `a lesson's virtual environment with system packages is used for its answers`()
        async throws
    {
        func blocks(_ options: String) -> String {
            let program = Self.asking(
                "SELECT count(*) FROM stalls", "import sys\nprint(cursor.fetchone()[0], sys.prefix != sys.base_prefix)")
            return block("sh setup", "python3 -m venv --system-site-packages \(options) .venv")
                + block("python solution path=app.py", program)
                + block("yaml check", "shell: [ { run: \".venv/bin/python app.py\", prints: \"4 True\", exits: 0 } ]")
                + block("python mistake path=app.py \"Where does it come from?\"", "print(4, True)")
                + block("yaml when", "files: { app.py: { has: \"4, True\" } }")
        }
        #expect(try await failures("## Exercise: The task\n\nDo it.\n\n" + blocks("--without-pip")) == [])
        #expect(try await judgement(of: "print(4, True)", blocks("")).feedback.map(\.kind) == [.mistake, .data])
    }

    @Test func `verify tells an author what doesn't hold on other data`() async throws {
        let shaky = Self.asking("SELECT name FROM stalls", "print(cursor.fetchone()[0])")
        let byChance = try await failures(
            "## Exercise: First\n\nDo it.\n\n" + block("python solution path=app.py", shaky)
                + block("yaml check", "shell: [ { run: \"python3 app.py\", prints: Apples } ]"))
        #expect(byChance.count == 1)
        #expect(byChance.first?.hasPrefix("solution: its result is left to chance: with the same rows stored in a different order") == true)
        let timed = try await failures(
            "## Exercise: Now\n\nDo it.\n\n"
                + block("python solution path=app.py", "import time\nprint('now', time.time_ns())")
                + block("yaml check", "shell: [ { run: \"python3 app.py\", prints: now } ]"))
        #expect(timed == [])
        let prepared = try await failures(
            "## Exercise: Extra\n\nDo it.\n\n" + block("sh setup", "psql -qXc 'CREATE TABLE extra AS SELECT 7 AS seven'")
                + block("python solution path=app.py", Self.asking("SELECT seven FROM extra", "print(cursor.fetchone()[0])"))
                + block("yaml check", "shell: [ { run: \"python3 app.py\", prints: 7, exits: 0 } ]"))
        #expect(prepared.count == 1)
        #expect(prepared.first?.contains("Only sql setup runs on such a copy") == true, "\(prepared)")
    }

    @Test func `an author's alternative limits the data variants`() async throws {
        let other = block(
            "python alternative path=app.py \"by those that have sold\"",
            Self.asking("SELECT count(DISTINCT stall_id) + 1 FROM sales", "print(cursor.fetchone()[0], \"stalls\")"))
        #expect(try await failures("## Exercise: The task\n\nDo it.\n\n" + Self.counting + other) == [])
    }

    @Test func `a mistake that only other data shows has its own sentence`() async throws {
        let mistake =
            block("python mistake path=app.py \"It never asks. Where does the number come from?\"", "print(\"4 stalls\")")
            + block("yaml when", "files: { app.py: { has: { not: { has: SELECT } } } }")
        #expect(try await failures("## Exercise: The task\n\nDo it.\n\n" + Self.counting + mistake) == [])
        let judgement = try await judgement(of: "print('4', 'stalls')", Self.counting + mistake)
        #expect(judgement.feedback.map(\.kind) == [.mistake, .data])
    }

    @Test func `an exercise that builds on another is checked with that one's result`() async throws {
        let first =
            "## Exercise: First\n\nDo it.\n\n"
            + block("python solution path=extra.py", Self.asking("CREATE TABLE extra AS SELECT id FROM stalls", "connection.commit()"))
            + block("sh solution", "python3 extra.py")
            + block("yaml check", "shell: [ { run: \"psql -AXtc 'SELECT count(*) FROM extra'\", prints: 4 } ]")
        let second =
            "## Exercise: Second\n\nDo it.\n\n"
            + block("python solution path=app.py", Self.asking("SELECT count(*) FROM extra", "print(cursor.fetchone()[0])"))
            + block("yaml check", "shell: [ { run: \"python3 app.py\", prints: 4, exits: 0 } ]")
            + block("python mistake path=app.py \"Where does it look?\"", "print(4)")
            + block("yaml when", "files: { app.py: { has: print(4) } }")
        let failures = try await failures(first + second)
        #expect(failures == [])
    }
}

extension String {
    fileprivate var indented: String { split(separator: "\n").map { "    " + $0 }.joined(separator: "\n") }
}
