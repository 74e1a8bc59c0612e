import Course
import Grading
import Testing

/// Answers are tried on other data than that which is there.
@Suite(.realServer, .timeLimit(.minutes(10))) struct VariantTests {
    @Test(arguments: [
        // A result that is typed in.
        ("SELECT name FROM stalls WHERE row = 'A';", "select 'Apples' union all select 'Bread'"),
        ("SELECT count(*) FROM sales;", "select 6"),
        ("SELECT product FROM sales WHERE price > 5;", "select product from sales where id in (4, 5)"),
        // No price lies on the boundary.
        ("SELECT product FROM sales WHERE price > 5;", "select product from sales where price >= 5"),
        ("SELECT product FROM sales WHERE price BETWEEN 3 AND 6;", "select product from sales where price >= 3 and price < 6"),
        ("SELECT product FROM sales WHERE sold_on < '2026-03-04';", "select product from sales where sold_on <= '2026-03-04'"),
        // The wrong table says the same by chance.
        ("SELECT count(*) FROM stalls WHERE row IS NOT NULL;", "select count(distinct stall_id) from sales"),
        ("SELECT max(price) FROM sales;", "select price from sales where product = 'Brie'"),
    ])
    func `an answer that is right by chance fails, and sees why`(reference: String, answer: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .fail)
        let said = try #require(judgement.feedback.first { $0.kind == .data })
        #expect(said.message.contains("With only the rows below"))
        #expect(!said.data.isEmpty && said.data.allSatisfy { $0.rows.count <= 8 }, "\(said.data)")
    }

    @Test(arguments: [
        ("SELECT name FROM stalls WHERE row = 'A';", "select s.name from stalls s where 'A' in (s.row)"),
        ("SELECT count(*) FROM sales;", "select sum(1) from sales"),
        (
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id;",
            "select name, (select count(*) from sales where stall_id = s.id) from stalls s"
        ),
        // No two stalls have the same name, and everybody can see it.
        (
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id;",
            "select s.name, count(x.id) from stalls s left join sales x on x.stall_id = s.id group by s.name"
        ),
        ("SELECT max(price) FROM sales;", "select price from sales order by price desc limit 1"),
        ("SELECT product FROM sales WHERE stall_id IS NOT NULL;", "select product from sales"),
    ])
    func `an answer that is right for all that the data shows passes`(reference: String, answer: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }

    @Test func `what an answer silently relies on is shown, and fails it only where the check is strict`() async throws {
        let blocks = solution("SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id;")
        let answer = "select s.name, count(x.id) from stalls s left join sales x on x.stall_id = s.id group by s.name"
        let lenient = try await judgement(of: answer, blocks)
        let remark = try #require(lenient.feedback.first { $0.kind == .remark })
        #expect(remark.message.hasPrefix("Correct for this data. If two rows of stalls"))
        #expect(remark.data.first { $0.name == "stalls" }?.rows.count == 2, "\(remark.data)")
        #expect(try await judgement(of: answer, blocks + block("yaml check", "strict: true")).verdict == .fail)
    }

    @Test func `an alternative of the author's says what an exercise may assume`() async throws {
        let blocks =
            solution("SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id;")
            + block(
                "sql alternative \"By name\"",
                "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.name;")
            + block("yaml check", "strict: true")
        let judgement = try await judgement(
            of: "select s.name, count(x.id) from stalls s left join sales x on x.stall_id = s.id group by 1", blocks)
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }

    @Test func `rows that only happen to come in the right order are right by luck`() async throws {
        let blocks = solution("SELECT name FROM stalls ORDER BY id;")
        let judgement = try await judgement(of: "select name from stalls", blocks)
        #expect(judgement.verdict == .fail)
        #expect(
            judgement.feedback.first { $0.kind == .order }?.message.hasPrefix("The rows are in the right order only by luck") == true,
            "\(judgement.feedback)")
    }

    @Test(arguments: [
        (
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id;",
            "select name, count(sales.id) from sales, stalls where stall_id = stalls.id group by name",
            "without a match in sales are missing"
        ),
        (
            "SELECT product FROM sales WHERE price > 3 AND price < 5;", "select product from sales where price > 3 or price < 5",
            "only one of the conditions"
        ),
    ])
    func `a mistake in understanding is known by what it does`(reference: String, answer: String, word: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first?.kind == .misconception)
        #expect(judgement.feedback.first?.message.contains(word) == true, "\(judgement.feedback)")
    }

    @Test func `a change of rows is tried on other data too`() async throws {
        let blocks = solution("DELETE FROM sales WHERE price < 3;")
        #expect(try await judgement(of: "delete from sales where not price >= 3", blocks).verdict == .pass)
        #expect(try await judgement(of: "delete from sales where id = 1", blocks).verdict == .fail)
    }
}
