import Grading
import Testing
import Verdicts

/// Right answers, and remarks on their style.
@Suite(.realServer, .timeLimit(.minutes(10))) struct StyleRemarkTests {
    struct Answer: Sendable, CustomTestStringConvertible {
        var solution: String
        var answer: String
        /// The start of the remark; `nil` if there should be none.
        var remark: String?

        init(_ solution: String, _ answer: String, _ remark: String?) {
            self.solution = solution
            self.answer = answer
            self.remark = remark
        }

        var testDescription: String { answer }
    }

    @Test(arguments: [
        Answer("SELECT id, name, row FROM stalls", "select * from stalls", "SELECT * returns every column"),
        Answer("SELECT count(*) FROM stalls", "select count(*) from stalls where exists (select * from sales)", nil),
        Answer(
            "SELECT name FROM stalls AS s WHERE NOT EXISTS (SELECT FROM sales WHERE stall_id = s.id)",
            "select name from stalls where id not in (select stall_id from sales)", "stall_id of sales can be NULL"),
        Answer(
            "SELECT id FROM sales WHERE stall_id = 3",
            "select id from sales where stall_id not in (select id from stalls where id <> 3)", nil),
        Answer(
            "SELECT id FROM sales WHERE stall_id = 3",
            "select id from sales where stall_id = 3 and stall_id not in (select stall_id from sales where stall_id < 3)", nil),
        Answer(
            "SELECT name FROM stalls WHERE id = 3", "select name from stalls where id = 3 or row = null",
            "A comparison = NULL is never true"),
        Answer(
            "SELECT name FROM stalls WHERE name = 'Bread'", "select name from stalls where name like 'Bread'",
            "LIKE 'Bread' contains neither"),
        Answer("SELECT name FROM stalls WHERE name LIKE 'B%'", "select name from stalls where name like 'B%'", nil),
        Answer(
            "SELECT name, product FROM stalls JOIN sales ON stall_id = stalls.id",
            "select name, product from stalls, sales where stall_id = stalls.id", "A comma joins the tables"),
        Answer(
            "SELECT name, product FROM stalls CROSS JOIN sales", "select name, product from stalls, sales", "A comma between two tables"),
        // A function or LATERAL after a comma creates no unwanted pairs.
        Answer(
            "SELECT s.name, x.product FROM stalls AS s CROSS JOIN LATERAL (SELECT product FROM sales WHERE stall_id = s.id) AS x",
            "select s.name, x.product from stalls s, lateral (select product from sales where stall_id = s.id) x", nil),
        // A subquery lists its columns.
        Answer("SELECT name FROM stalls", "select * from (select name from stalls) as s", nil),
        Answer(
            "SELECT name, CASE WHEN row IS NULL THEN 'x' ELSE 'y' END FROM stalls WHERE row IS NOT NULL",
            "select name, case row when null then 'x' else 'y' end from stalls where row is not null", "A comparison = NULL is never true"),
        Answer("SELECT name FROM stalls WHERE id = 1", "select name from stalls where id = 1 limit 1", "LIMIT without ORDER BY"),
        Answer("SELECT count(*) FROM stalls", "select count(*) from stalls limit 1", nil),
        // Who changes data looks at it.
        Answer("DELETE FROM sales", "select * from sales limit 3; delete from sales", nil),
        // An earlier try isn't the answer.
        Answer(
            "SELECT id FROM sales WHERE stall_id IS NOT NULL",
            "select id from sales where stall_id <> null; select id from sales where stall_id is not null", nil),
    ])
    func `a code smell gets a remark and never fails an answer`(answer: Answer) async throws {
        let judgement = try await judgement(of: answer.answer, solution(answer.solution))
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
        #expect(judgement.feedback.first?.kind == .right)
        // Remarks based on other data are tested elsewhere.
        let remarks = judgement.feedback.dropFirst().filter { $0.data.isEmpty }
        if let begins = answer.remark {
            #expect(remarks.first?.kind == .remark)
            #expect(remarks.first?.message.hasPrefix(begins) == true, "\(judgement.feedback.map(\.message))")
            #expect(remarks.first?.concepts.isEmpty == false)
        } else {
            #expect(remarks.isEmpty, "\(judgement.feedback.map(\.message))")
        }
    }

    @Test func `a smell that the solution shares gets no remark`() async throws {
        let answer = "select * from stalls, sales where stall_id = stalls.id and (row = null or true) order by stalls.id"
        let blocks =
            solution("SELECT * FROM stalls JOIN sales ON stall_id = stalls.id ORDER BY stalls.id")
            + block("sql alternative \"The older way\"", "SELECT * FROM stalls, sales WHERE stall_id = stalls.id ORDER BY stalls.id;")
        let judgement = try await judgement(of: answer, blocks)
        #expect(judgement.feedback.dropFirst().map { $0.message.prefix(10) } == ["A comparis"])
    }

    @Test func `at most two remarks are made, the most useful ones`() async throws {
        let answer = "select * from stalls, sales where stall_id = stalls.id and row like 'A' and (row = null or true)"
        let blocks = solution("SELECT stalls.*, sales.* FROM stalls JOIN sales ON stall_id = stalls.id WHERE row = 'A'")
        let judgement = try await judgement(of: answer, blocks)
        #expect(judgement.verdict == .pass)
        #expect(judgement.feedback.map { $0.message.prefix(12) } == ["Correct. 4 r", "A comparison", "A comma join"])
    }
}
