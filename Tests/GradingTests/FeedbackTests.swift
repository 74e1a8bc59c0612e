import Course
import Grading
import Testing
import Verdicts

/// The feedback that a learner gets.
@Suite(.realServer, .timeLimit(.minutes(10))) struct FeedbackTests {
    private let reviewed =
        solution(
            "SELECT s.name, count(x.id) AS sold FROM stalls AS s LEFT JOIN sales AS x ON x.stall_id = s.id GROUP BY s.id ORDER BY s.id;")
        + block(
            "sql mistake \"Where did the Dates go?\"",
            "SELECT s.name, count(*) FROM stalls AS s JOIN sales AS x ON x.stall_id = s.id GROUP BY s.id ORDER BY s.id;")
        + block(
            "sql mistake \"Did the Dates sell one?\"",
            "SELECT s.name, count(*) FROM stalls AS s LEFT JOIN sales AS x ON x.stall_id = s.id GROUP BY s.id ORDER BY s.id;")
        + block(
            "sql mistake \"In which order?\"",
            "SELECT s.name, count(x.id) AS sold FROM stalls AS s LEFT JOIN sales AS x ON x.stall_id = s.id GROUP BY s.id ORDER BY s.name DESC;"
        )
        + block("sql mistake \"A bare column and a count: over what?\"", "SELECT name, count(*) FROM stalls;")

    @Test(arguments: [
        (
            "select name, (select count(*) from sales where stall_id = s.id) from stalls s where exists (select from sales where stall_id = s.id) order by id",
            "Where did the Dates go?"
        ),
        (
            "select name, greatest(1, (select count(*) from sales where stall_id = s.id)) from stalls s order by id",
            "Did the Dates sell one?"
        ),
        ("select name, (select count(*) from sales where stall_id = s.id) from stalls s order by 1 desc", "In which order?"),
        ("SELECT  name,count(*)  FROM stalls", "A bare column and a count: over what?"),
        (
            "select name, greatest(1, (select count(*) from sales where stall_id = s.id)) from stalls s order by id desc",
            "Did the Dates sell one?"
        ),
    ])
    func `a declared mistake is recognized by its result`(answer: String, message: String) async throws {
        let judgement = try await judgement(of: answer, reviewed)
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first?.kind == .mistake)
        #expect(judgement.feedback.first?.message == message)
        #expect(judgement.feedback.count > 1)
    }

    @Test func `an undeclared mistake is described by its rows`() async throws {
        let judgement = try await judgement(of: "select name, 0 from stalls order by id", reviewed)
        #expect(judgement.feedback.map(\.kind) == [.rows])
        #expect(
            judgement.feedback.first?.message
                == "In 3 of 4 rows, only the value of column 2 is wrong.")
        #expect(judgement.feedback.first?.rows.first?.cells.map(\.value) == ["Apples", "2"])
    }

    @Test func `an expected day is shown as its midnight where the answer has times`() async throws {
        let judgement = try await judgement(
            of: "select date_trunc('day', sold_on::timestamp), 0 from sales where id = 1",
            solution("SELECT sold_on, stall_id FROM sales WHERE id = 1;"))
        let days = judgement.feedback.flatMap(\.rows).map { $0.cells.first?.value }
        #expect(days == ["2026-03-01 00:00:00", "2026-03-01 00:00:00"])
    }

    @Test func `a text that spells NULL can be told from NULL`() async throws {
        let judgement = try await judgement(
            of: "SELECT name, coalesce(row::text, 'NULL') FROM stalls", solution("SELECT name, row FROM stalls;"))
        let texts = try #require(judgement.feedback.first).rows.map { $0.cells.map(\.text) }
        #expect(texts == [["Dates", "NULL"], ["Dates", "'NULL'"]])
    }

    @Test func `an error has its position, code, message and a suggested name`() async throws {
        let judgement = try await judgement(
            of: "-- names\nSELECT s.name,\n       é.x, s.nmae FROM stalls AS s, (SELECT 1 AS x) AS é;", reviewed)
        let feedback = try #require(judgement.feedback.first)
        #expect(feedback.kind == .error)
        #expect(feedback.place == ErrorPlace(line: 3, column: 13, text: "       é.x, s.nmae FROM stalls AS s, (SELECT 1 AS x) AS é;"))
        #expect(feedback.sqlstate == "42703")
        #expect(feedback.suggestion == "s.name")
        #expect(feedback.message == "`s` is the table `stalls`, which has no column `nmae`. Did you mean `s.name`?")
        #expect(feedback.server?.hasPrefix("ERROR:  column s.nmae does not exist\nLINE 3:") == true)
    }

    @Test func `the word is marked that the explanation is about, not the one where the server stopped`() async throws {
        let judgement = try await judgement(of: "SELECT 'é', name\nFORM stalls ORDER BY name;", reviewed)
        let feedback = try #require(judgement.feedback.first)
        #expect(feedback.message == "`FORM` is not a keyword. Did you mean FROM?")
        #expect(feedback.place == ErrorPlace(line: 2, column: 1, text: "FORM stalls ORDER BY name;"))
    }

    @Test func `a column that an index names in vain is marked`() async throws {
        let judgement = try await judgement(of: "CREATE INDEX day\nON sales (day);", reviewed)
        #expect(judgement.feedback.first?.place == ErrorPlace(line: 2, column: 11, text: "ON sales (day);"))
    }

    @Test(arguments: [
        (
            "select name from stalls order by id",
            "Your query returns 1 column (`name`). The task asks for 2. The number of rows (4) is right."
        ),
        (
            "select id, name, row from stalls",
            "Your query returns 3 columns (`id`, `name`, and `row`). The task asks for 2. The number of rows (4) is right."
        ),
        (
            "select count(x.id) as sold, s.name from stalls s left join sales x on x.stall_id = s.id group by s.id order by s.id",
            "The rows are right, but the columns (`sold` and `name`) are in the wrong order. In which order does the task list them?"
        ),
        ("select name, row from stalls order by id", "Column 2 (`row`) is text. The task asks for a number."),
        ("select name, 1 from stalls where false", "Your query returns no rows. The task asks for 4."),
        (
            "values ('Apples', 2), ('Bread', 2), ('Cheese', 2), ('Dates', 0), ('Dates', 0)",
            "1 row is a duplicate. All 4 expected rows are there."
        ),
    ])
    func `column differences are reported before row differences`(answer: String, message: String) async throws {
        #expect(try await judgement(of: answer, reviewed).feedback.first?.message == message)
    }

    @Test func `a column shown under another one's name makes the query lack a comma`() async throws {
        let asked = solution("SELECT product, price FROM sales;")
        let lacking = try await judgement(of: "select product price from sales", asked)
        #expect(
            lacking.feedback.first?.message == "Your query shows `product` under the name `price`. Is a comma missing between them?")
        #expect(
            lacking.closeness?.message == "Your query returns 1 column (`price`). The task asks for 2. The number of rows (6) is right.")
        let failing = try await judgement(of: "select product price from sales; select nope from sales;", asked)
        #expect(failing.feedback.first?.kind == .error)
        for other in ["select product as price from sales", "select product from sales"] {
            let feedback = try await judgement(of: other, asked).feedback
            #expect(feedback.first?.kind == .columns && !feedback.contains { $0.message.contains("comma") })
        }
    }

    @Test func `a missing comma is named instead of a mistake with the same rows`() async throws {
        let asked =
            solution("SELECT product, price, price * 3 FROM sales;")
            + block("sql mistake \"Where is the price of one?\"", "SELECT product, price * 3 FROM sales;")
        #expect(try await judgement(of: "select product, 3 * price from sales", asked).feedback.first?.kind == .mistake)
        #expect(
            try await judgement(of: "select product price, price * 3 from sales", asked).feedback.first?.message
                == "Your query shows `product` under the name `price`. Is a comma missing between them?")
    }

    @Test func `a column in single quotes is named as text`() async throws {
        let lacking = try await judgement(of: "select product, 'price' from sales", solution("SELECT product, price FROM sales;"))
        #expect(lacking.feedback.first?.message == "'price' is text because of its single quotes. The column is `price`.")
    }

    @Test(
        arguments: [
            (
                "select product from sales where id > 0 and product in ('cox', 'brie')",
                "No row meets your condition `product IN ('cox', 'brie')`. Which values does the table have there?"
            ),
            (
                "select product from sales where product is not null and product like 'Cox Brie'",
                "No row meets your condition `product LIKE 'Cox Brie'`. Without % or _, LIKE compares with the whole text."
            ),
            (
                "select product from sales where product like 'Cox, Brie'",
                "No row meets your condition `product LIKE 'Cox, Brie'`. Without % or _, LIKE compares with the whole text."
            ),
            (
                "select product from sales join stalls on stalls.id = sales.stall_id where product = 'cox'",
                "None of the joined rows meets your condition `product = 'cox'`. Which values do they have there?"
            ),
            ("select product from sales where product = 'Cox' and product = 'Brie'", nil),
            ("select product from sales join stalls on stalls.id = -sales.id where price > 2", nil),
        ] as [(String, String?)])
    func `of an answer without rows, the condition that no row meets is named`(answer: String, message: String?) async throws {
        let asked = solution("SELECT product FROM sales WHERE price > 2 AND product IN ('Cox', 'Brie');")
        let judgement = try await judgement(of: answer, asked)
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first { $0.message.contains("meets your condition") }?.message == message)
        #expect(!judgement.feedback.contains { $0.message.contains("reversed") })
        if let message { #expect(judgement.cause?.message == message) }
    }

    @Test func `column names count if the check says so`() async throws {
        let blocks = solution("SELECT count(*) AS stalls FROM stalls;") + block("yaml check", "rows: { names: true }")
        #expect(try await judgement(of: "select count(*) as stalls from stalls", blocks).verdict == .pass)
        let name = try await judgement(of: "select count(*) from stalls", blocks)
        #expect(name.feedback.map(\.message) == ["Column 1 is named `count`. The task calls it `stalls`."])
        let unnamed = try await judgement(of: "select count(*) + 0 from stalls", blocks)
        #expect(unnamed.feedback.map(\.message) == ["Column 1 has no name. The task calls it `stalls`."])
    }

    @Test(arguments: [
        ("select name from stalls s left join sales x on x.stall_id = s.id where x.id is null", Verdict.pass, "Correct. 1 row."),
        (
            "select name from stalls s where not exists (select from sales where stall_id = s.id)", .fail,
            "The task asks for LEFT JOIN. Your answer doesn't use it."
        ),
        (
            "select name from (select s.name from stalls s left join sales x on x.stall_id = s.id where x.id is null) t", .fail,
            "The task asks for an answer without a subquery. Yours uses it."
        ),
    ])
    func `a construct can be required or forbidden`(answer: String, verdict: Verdict, message: String) async throws {
        let blocks =
            solution("SELECT s.name FROM stalls AS s LEFT JOIN sales AS x ON x.stall_id = s.id WHERE x.id IS NULL;")
            + block("yaml check", "requires: [left join]\nforbids: [subquery]")
        let judgement = try await judgement(of: answer, blocks)
        #expect(judgement.verdict == verdict)
        #expect(judgement.feedback.first?.message == message)
    }

    @Test func `an exact order allows no ties, and any order allows all`() async throws {
        let query = "SELECT product FROM sales ORDER BY sold_on"
        let other = "select product from sales order by sold_on, product desc"
        #expect(try await judgement(of: other, solution(query) + block("yaml check", "rows: { order: exact }")).verdict == .fail)
        #expect(
            try await judgement(of: "select product from sales order by 1", solution(query) + block("yaml check", "rows: { order: any }"))
                .verdict == .pass)
    }

    @Test func `a solution that fails is an error in the lesson`() async throws {
        let judgement = try await judgement(of: "SELECT 1", solution("SELECT nothing;"))
        #expect(judgement.verdict == .error)
        #expect(judgement.feedback.first?.message == "The lesson's own solution fails: column \"nothing\" does not exist")
    }

    /// Each looks like a mistake that it isn't, so an explanation based only on the data would be wrong.
    @Test(arguments: [
        // The boundary is right, but the stalls without sales are missing.
        (
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id HAVING count(x.id) >= 0",
            "select name, count(sales.id) from stalls join sales on stall_id = stalls.id group by stalls.id having count(sales.id) >= 0",
            "boundary"
        ),
        // A sum that happens to equal a count.
        (
            "SELECT stall_id, avg(price) FROM sales GROUP BY stall_id", "select stall_id, sum(1) from sales group by stall_id",
            "computes a count"
        ),
        // Truncated, not rounded to another number of decimals.
        (
            "SELECT product, round(price / 8, 1) FROM sales", "select product, trunc(price / 8, 1) from sales",
            "How many does the task ask for"
        ),
        // There is one column.
        (
            "SELECT a.name FROM stalls a JOIN stalls b ON b.id = a.id + 1 AND b.row = 'B'",
            "select b.name from stalls a join stalls b on b.id = a.id + 1 and b.row = 'B'", "swapped"
        ),
        // A list of the wrong ids is as empty as a subquery that doesn't refer to the stall.
        (
            "SELECT name FROM stalls s WHERE NOT EXISTS (SELECT FROM sales WHERE sales.stall_id = s.id)",
            "select name from stalls where id not in (select id from stalls)", "same result for every outer row"
        ),
        // Empty on any data, as with a reversed condition on the price.
        (
            "SELECT product FROM sales WHERE price >= 0 AND id > 2", "select product from sales where price >= 0 and id > 9999",
            "is reversed"
        ),
    ])
    func `no false cause is named`(reference: String, answer: String, untrue: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .fail)
        for feedback in judgement.feedback { #expect(!feedback.message.contains(untrue), "\(feedback.message)") }
    }

    @Test(arguments: [
        (
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id",
            "select name, count(sales.id) from sales join stalls on stall_id = stalls.id group by stalls.name",
            "Rows of stalls without a match in sales are missing. Which rows should your query keep?"
        ),
        (
            "SELECT product FROM sales WHERE price > 3", "select s.product from sales as s where not s.price < 3",
            "Only the boundary of `price` is off. Should a row exactly at the boundary be included?"
        ),
        (
            "SELECT stall_id FROM sales GROUP BY stall_id HAVING count(*) > 1",
            "select stall_id from sales group by stall_id having count(*) >= 1",
            "Only the boundary is off. Should a value exactly at the boundary be included?"
        ),
        (
            "SELECT product, round(price / 8, 1) FROM sales", "select product, trunc(price / 8, 1) from sales",
            "Your query rounds with trunc."
        ),
        (
            "SELECT name FROM stalls WHERE row IS NULL", "select name from stalls where row = null",
            "A condition compares a value with NULL as if NULL were a value."
        ),
        (
            "SELECT name, id FROM stalls WHERE id < 4", "select name id from stalls where id < 4",
            "Your query shows `name` under the name `id`. Is a comma missing between them?"
        ),
        (
            "SELECT a.product, b.product FROM sales a LEFT JOIN sales b ON b.stall_id = a.id + 1",
            "select a.product, b.product from sales a right join sales b on b.stall_id = a.id + 1",
            "Your query keeps every row on one side of the join, but drops rows on the other side without a match."
        ),
    ])
    func `a cause is named if repairing it makes the answer right`(reference: String, answer: String, says: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.contains { $0.message.hasPrefix(says) }, "\(judgement.feedback.map(\.message))")
    }

    @Test func `feedback never contains the solution`() async throws {
        let judgement = try await judgement(of: "select name, 0 from stalls", reviewed)
        for feedback in judgement.feedback { #expect(!feedback.message.lowercased().contains("left join")) }
    }
}
