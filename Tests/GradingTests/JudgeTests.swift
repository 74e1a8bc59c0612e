import Course
import Glibc
import Grading
import Sandbox
import TestSupport
import Testing
import Verdicts

@Suite(.realServer, .timeLimit(.minutes(10))) struct JudgeTests {
    private let byPrice = solution("SELECT product, price FROM sales ORDER BY price;")

    @Test func `the same rows in the same order pass`() async throws {
        let judgement = try await judgement(of: "select product, price::float8 from sales order by price, product", byPrice)
        #expect(judgement.verdict == .pass)
        #expect(judgement.feedback.map(\.message) == ["Correct. 6 rows, in order."])
    }

    @Test(.slow("many answers are judged twice"), .impatientJudge)
    func `answers judged together get the same verdicts as alone`() async throws {
        let world = try #require(RealServer.world)
        let counts = "SELECT name, count(*) FROM stalls JOIN sales ON stall_id = stalls.id GROUP BY name"
        let (exercise, lesson) = try exercise(solution(counts))
        let answers = [
            "select name, count(*) from sales join stalls on stalls.id = stall_id group by name",
            "select name, count(product) from stalls, sales where stalls.id = stall_id group by stalls.id, name",
            "values ('Apples', 2), ('Bread', 2), ('Cheese', 2)",
            "select name, 2 from stalls where exists (select from sales where stall_id = stalls.id)",
            "select name, count(*) from stalls left join sales on stall_id = stalls.id group by name",
            "select name from stalls", "select nonsense", "delete from sales", "", "\\d",
            "select set_config('statement_timeout', '0', false); select pg_sleep(60)",
            "select *, case when count > 2 then pg_sleep(60) end from (\(counts)) as c", "select name, count from (\(counts)) as c",
        ].map { Array($0.utf8) }
        let together = await world.judge.judge(answers, for: exercise, in: lesson, dataset: world.dataset)
        #expect(together.count == answers.count)
        for (answer, judgement) in zip(answers, together) {
            let alone = await world.judge.judge(answer, for: exercise, in: lesson, dataset: world.dataset)
            #expect(judgement.verdict == alone.verdict, "\(String(decoding: answer, as: UTF8.self))")
            #expect(judgement.feedback == alone.feedback, "\(String(decoding: answer, as: UTF8.self))")
        }
        #expect(together.map(\.verdict).prefix(5) == [.pass, .pass, .fail, .fail, .fail])
    }

    @Test func `another order fails with the first differing row`() async throws {
        let judgement = try await judgement(of: "select product, price from sales order by price desc", byPrice)
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first?.kind == .order)
        #expect(judgement.feedback.first?.rows.first?.position == 1)
    }

    @Test func `rows that tie by a hidden key may change places`() async throws {
        let blocks = solution("SELECT product FROM sales ORDER BY sold_on;")
        #expect(try await judgement(of: "select product from sales order by sold_on, product desc", blocks).verdict == .pass)
        #expect(try await judgement(of: "select product from sales order by sold_on, product", blocks).verdict == .pass)
        #expect(try await judgement(of: "select product from sales order by product", blocks).verdict == .fail)
    }

    @Test(arguments: [
        (
            "SELECT product FROM sales ORDER BY sold_on LIMIT 1;", "select product from sales order by sold_on, product desc limit 1",
            Verdict.pass
        ),
        ("SELECT product FROM sales ORDER BY sold_on LIMIT 1;", "select 'Rye'", .fail),
        ("SELECT product FROM sales ORDER BY sold_on OFFSET 1 LIMIT 2;", "values ('Braeburn'), ('Brie')", .pass),
        ("SELECT product FROM sales ORDER BY sold_on OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY", "values ('Cox'), ('Rye')", .pass),
        ("SELECT product FROM sales ORDER BY sold_on OFFSET 1 LIMIT 2;", "values ('Brie'), ('Cox')", .fail),
        ("SELECT product FROM sales ORDER BY sold_on OFFSET 1 LIMIT 2;", "values ('Cox'), ('Cox')", .fail),
        ("SELECT product FROM sales ORDER BY sold_on OFFSET 1 LIMIT 2;", "values ('Cox'), ('Rye'), ('Brie')", .fail),
        (
            "SELECT product, sold_on FROM sales ORDER BY sold_on LIMIT 2;",
            "select product, sold_on from sales where id < 3 order by 1 desc", .pass
        ),
    ])
    func `if a LIMIT cuts through a tie, any of the tied rows passes`(reference: String, answer: String, verdict: Verdict)
        async throws
    {
        let judgement = try await judgement(of: answer, solution(reference))
        // Typed-in rows are right for this data only.
        let isRightHere = judgement.verdict == .pass || judgement.feedback.contains { $0.kind == .data }
        #expect(isRightHere == (verdict == .pass), "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("SELECT * FROM stalls ORDER BY row NULLS FIRST, id DESC", "select * from stalls order by id desc", Verdict.fail),
        ("SELECT DISTINCT row FROM stalls ORDER BY row", "values (null), ('A'), ('B')", .fail),
        ("SELECT DISTINCT row FROM stalls ORDER BY row", "values ('A'), ('B'), (null)", .pass),
        (
            "SELECT name FROM stalls UNION SELECT product FROM sales ORDER BY name",
            "select product from sales union select name from stalls order by 1", .pass
        ),
        ("(SELECT name FROM stalls ORDER BY lower(name) DESC)", "select name from stalls order by name", .fail),
        ("WITH s AS (SELECT * FROM stalls ORDER BY id) SELECT name FROM s", "select name from stalls order by name desc", .pass),
        ("SELECT stall_id, count(*) FROM sales GROUP BY stall_id ORDER BY sum(price) DESC", "values (3, 2), (2, 2), (1, 2)", .pass),
        ("SELECT stall_id, count(*) FROM sales GROUP BY stall_id ORDER BY sum(price) DESC", "values (1, 2), (2, 2), (3, 2)", .fail),
        ("SELECT EXTRACT(day FROM sold_on) FROM sales ORDER BY EXTRACT(year FROM sold_on)", "values (5), (3), (2), (2), (1), (1)", .pass),
    ])
    func `the solution's ORDER BY decides which order counts`(reference: String, answer: String, verdict: Verdict) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        // Typed-in rows are right for this data only.
        let isRightHere = judgement.verdict == .pass || judgement.feedback.contains { $0.kind == .data }
        #expect(isRightHere == (verdict == .pass), "\(judgement.feedback)")
    }

    @Test func `the shop's data is judged like any other`() async throws {
        let world = try #require(RealServer.world)
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        let (exercise, lesson) = try exercise(solution("SELECT title FROM books WHERE price IS NULL;"))
        let dataset = DatasetSource(name: "bookshop", path: root + "/Assets/datasets/bookshop.sql")
        let right = await world.judge.judge(
            Array("select title from books except all select title from books where price >= 0".utf8), for: exercise, in: lesson,
            dataset: dataset)
        #expect(right.verdict == .pass, "\(right.feedback)")
        let wrong = await world.judge.judge(
            Array("select title from books where price = null".utf8), for: exercise, in: lesson, dataset: dataset)
        #expect(wrong.verdict == .fail)
    }
}

@Suite(.ownServer, .timeLimit(.minutes(10))) struct LostServerTests {
    @Test func `after a server is killed between two answers, the second one is still judged`() async throws {
        let world = try #require(RealServer.world)
        let blocks = solution("SELECT name FROM stalls;")
        #expect(try await judgement(of: "select name from stalls", blocks).verdict == .pass)
        let server = try #require(try await world.sandbox.status().server)
        #expect(kill(server, SIGKILL) == 0)
        let judgement = try await judgement(of: "select name from stalls order by 1", blocks)
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }
}
