import Course
import Grading
import Testing

/// What the learner is told.
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
    func `a declared mistake is known by what it does`(answer: String, message: String) async throws {
        let judgement = try await judgement(of: answer, reviewed)
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first?.kind == .mistake)
        #expect(judgement.feedback.first?.message == message)
        #expect(judgement.feedback.count > 1)
    }

    @Test func `an undeclared one is told by its rows`() async throws {
        let judgement = try await judgement(of: "select name, 0 from stalls order by id", reviewed)
        #expect(judgement.feedback.map(\.kind) == [.rows])
        #expect(
            judgement.feedback.first?.message
                == "The columns are right, and so is 1 of 4 rows. In 3 others, only the value of ?column? is wrong.")
        #expect(judgement.feedback.first?.rows.first?.cells.map(\.value) == ["Apples", "2"])
    }

    @Test func `an error has its place, code, words and a name that exists`() async throws {
        let judgement = try await judgement(
            of: "-- names\nSELECT s.name,\n       é.x, s.nmae FROM stalls AS s, (SELECT 1 AS x) AS é;", reviewed)
        let feedback = try #require(judgement.feedback.first)
        #expect(feedback.kind == .error)
        #expect(feedback.place == ErrorPlace(line: 3, column: 13, text: "       é.x, s.nmae FROM stalls AS s, (SELECT 1 AS x) AS é;"))
        #expect(feedback.sqlstate == "42703")
        #expect(feedback.suggestion == "s.name")
        #expect(feedback.message == "s is the table stalls, and it has no column nmae. Did you mean s.name?")
        #expect(feedback.server?.hasPrefix("ERROR:  column s.nmae does not exist\nLINE 2:") == true)
    }

    @Test(arguments: [
        ("select name from stalls order by id", "The number of rows is right: 4. The result has 1 column (name); 2 are asked for."),
        (
            "select id, name, row from stalls",
            "The number of rows is right: 4. The result has 3 columns (id, name and row); only 2 are asked for."
        ),
        (
            "select count(x.id) as sold, s.name from stalls s left join sales x on x.stall_id = s.id group by s.id order by s.id",
            "All the columns are there and so are the rows, but the columns (sold and name) come in another order than asked for."
        ),
        ("select name, row from stalls order by id", "The number of columns is right. Column 2 (row) is text, where a number is expected."),
        ("select name, 1 from stalls where false", "The columns are right, but no row came back; 4 are expected."),
        (
            "values ('Apples', 2), ('Bread', 2), ('Cheese', 2), ('Dates', 0), ('Dates', 0)",
            "The columns are right, and so are all 4 rows. But 1 is too many: rows come more often than they should."
        ),
    ])
    func `columns first, then rows`(answer: String, message: String) async throws {
        #expect(try await judgement(of: answer, reviewed).feedback.first?.message == message)
    }

    @Test func `names and types count where the check says so`() async throws {
        let blocks = solution("SELECT count(*) AS stalls FROM stalls;") + block("yaml check", "rows: { names: true, types: true }")
        #expect(try await judgement(of: "select count(*) as stalls from stalls", blocks).verdict == .pass)
        let name = try await judgement(of: "select count(*) from stalls", blocks)
        #expect(name.feedback.map(\.message) == ["The number of columns is right. Column 1 is called count; it should be called stalls."])
        let type = try await judgement(of: "select count(*)::int as stalls from stalls", blocks)
        #expect(type.feedback.map(\.message) == ["The columns are there. stalls is of type integer; bigint is asked for."])
    }

    @Test(arguments: [
        ("select name from stalls s left join sales x on x.stall_id = s.id where x.id is null", Verdict.pass, "Right. 1 row."),
        (
            "select name from stalls s where not exists (select from sales where stall_id = s.id)", .fail,
            "The exercise asks for LEFT JOIN; the answer does without it."
        ),
        (
            "select name from (select s.name from stalls s left join sales x on x.stall_id = s.id where x.id is null) t", .fail,
            "The exercise asks for a way without SUBQUERY; the answer uses it."
        ),
    ])
    func `a construct can be asked for, and ruled out`(answer: String, verdict: Verdict, message: String) async throws {
        let blocks =
            solution("SELECT s.name FROM stalls AS s LEFT JOIN sales AS x ON x.stall_id = s.id WHERE x.id IS NULL;")
            + block("yaml check", "requires: [left join]\nforbids: [subquery]")
        let judgement = try await judgement(of: answer, blocks)
        #expect(judgement.verdict == verdict)
        #expect(judgement.feedback.first?.message == message)
    }

    @Test func `an exact order admits no ties, any order admits all`() async throws {
        let query = "SELECT product FROM sales ORDER BY sold_on"
        let other = "select product from sales order by sold_on, product desc"
        #expect(try await judgement(of: other, solution(query) + block("yaml check", "rows: { order: exact }")).verdict == .fail)
        #expect(
            try await judgement(of: "select product from sales order by 1", solution(query) + block("yaml check", "rows: { order: any }"))
                .verdict == .pass)
    }

    @Test func `a solution that fails is the lesson's error`() async throws {
        let judgement = try await judgement(of: "SELECT 1", solution("SELECT nothing;"))
        #expect(judgement.verdict == .error)
        #expect(judgement.feedback.first?.message == "The lesson's own solution fails: column \"nothing\" does not exist")
    }

    @Test func `the solution is never told`() async throws {
        let judgement = try await judgement(of: "select name, 0 from stalls", reviewed)
        for feedback in judgement.feedback { #expect(!feedback.message.lowercased().contains("left join")) }
    }
}
