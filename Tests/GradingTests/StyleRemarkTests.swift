import Grading
import Testing

/// Right answers, and what is said of the way in which they are written.
@Suite(.realServer, .timeLimit(.minutes(10))) struct StyleRemarkTests {
    struct Answer: Sendable, CustomTestStringConvertible {
        var solution: String
        var answer: String
        /// How the remark begins; `nil` where there should be none.
        var remark: String?

        init(_ solution: String, _ answer: String, _ remark: String?) {
            self.solution = solution
            self.answer = answer
            self.remark = remark
        }

        var testDescription: String { answer }
    }

    @Test(arguments: [
        Answer("SELECT id, name, row FROM stalls", "select * from stalls", "SELECT * gives whatever columns"),
        Answer("SELECT count(*) FROM stalls", "select count(*) from stalls where exists (select * from sales)", nil),
        Answer(
            "SELECT name FROM stalls AS s WHERE NOT EXISTS (SELECT FROM sales WHERE stall_id = s.id)",
            "select name from stalls where id not in (select stall_id from sales)", "stall_id of sales may be NULL"),
        Answer(
            "SELECT id FROM sales WHERE stall_id = 3",
            "select id from sales where stall_id not in (select id from stalls where id <> 3)", nil),
        Answer(
            "SELECT id FROM sales WHERE stall_id = 3",
            "select id from sales where stall_id not in (select stall_id from sales where stall_id < 3)", nil),
        Answer(
            "SELECT name FROM stalls WHERE id = 3", "select name from stalls where id = 3 or row = null",
            "A comparison = NULL is never true"),
        Answer("SELECT name FROM stalls", "select name from stalls where 1 = 1", "A comparison of a thing with itself"),
        Answer("SELECT name FROM stalls WHERE name = 'Bread'", "select name from stalls where name like 'Bread'", "LIKE 'Bread' has no %"),
        Answer("SELECT name FROM stalls WHERE name LIKE 'B%'", "select name from stalls where name like 'B%'", nil),
        Answer(
            "SELECT name, product FROM stalls JOIN sales ON stall_id = stalls.id",
            "select name, product from stalls, sales where stall_id = stalls.id", "The tables are joined by a comma"),
        Answer(
            "SELECT name, product FROM stalls CROSS JOIN sales", "select name, product from stalls, sales", "A comma between two tables"),
        Answer(
            "SELECT name FROM stalls WHERE id IN (SELECT stall_id FROM sales)",
            "select distinct name from stalls join sales on stall_id = stalls.id", "DISTINCT takes away rows"),
        Answer("SELECT DISTINCT product FROM sales", "select distinct product from sales", nil),
        Answer("SELECT name FROM stalls WHERE id = 2", "select name from stalls where abs(id) = 2", "stalls has an index on id"),
        Answer("SELECT id FROM stalls WHERE name = 'Bread'", "select id from stalls where lower(name) = 'bread'", nil),
        Answer("SELECT name FROM stalls ORDER BY name", "select name from stalls order by 1", "ORDER BY 1 counts columns"),
        Answer(
            "SELECT stall_id, count(*) FROM sales WHERE stall_id < 3 GROUP BY stall_id",
            "select stall_id, count(*) from sales group by stall_id having stall_id < 3", "HAVING tests groups after"),
        Answer(
            "SELECT stall_id FROM sales GROUP BY stall_id HAVING count(*) > 1",
            "select stall_id from sales group by stall_id having count(id) > 1", nil),
        Answer("SELECT name FROM stalls", "select name::text from stalls", "name is of type text already"),
        Answer("SELECT id::text FROM stalls", "select cast(id as text) from stalls", nil),
        Answer("SELECT name FROM stalls WHERE id = 1", "select name from stalls where id = 1 limit 1", "LIMIT without ORDER BY"),
        Answer("SELECT count(*) FROM stalls", "select count(*) from stalls limit 1", nil),
    ])
    func `a codeSmell is remarked on, and never fails an answer`(answer: Answer) async throws {
        let judgement = try await judgement(of: answer.answer, solution(answer.solution))
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
        #expect(judgement.feedback.first?.kind == .right)
        // What other data would show is another test's matter.
        let remarks = judgement.feedback.dropFirst().filter { $0.data.isEmpty }
        if let begins = answer.remark {
            #expect(remarks.first?.kind == .remark)
            #expect(remarks.first?.message.hasPrefix(begins) == true, "\(judgement.feedback.map(\.message))")
            #expect(remarks.first?.concepts.isEmpty == false)
        } else {
            #expect(remarks.isEmpty, "\(judgement.feedback.map(\.message))")
        }
    }

    @Test func `what the author does as well is not remarked on`() async throws {
        let answer = "select * from stalls, sales where stall_id = stalls.id order by 1"
        let blocks =
            solution("SELECT * FROM stalls JOIN sales ON stall_id = stalls.id ORDER BY stalls.id")
            + block("sql alternative \"The older way\"", "SELECT * FROM stalls, sales WHERE stall_id = stalls.id ORDER BY stalls.id;")
        let judgement = try await judgement(of: answer, blocks)
        #expect(judgement.feedback.dropFirst().map { $0.message.prefix(10) } == ["ORDER BY 1"])
    }

    @Test func `two remarks are enough, the most telling ones`() async throws {
        let answer = "select * from stalls, sales where stall_id = stalls.id and row like 'A' and 1 = 1"
        let blocks = solution("SELECT stalls.*, sales.* FROM stalls JOIN sales ON stall_id = stalls.id WHERE row = 'A'")
        let judgement = try await judgement(of: answer, blocks)
        #expect(judgement.verdict == .pass)
        #expect(judgement.feedback.map { $0.message.prefix(12) } == ["Right. 4 row", "The tables a", "A comparison"])
    }
}
