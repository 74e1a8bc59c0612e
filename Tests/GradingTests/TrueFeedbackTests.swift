import Course
import Grading
import Testing
import Verdicts

/// Feedback is true of the answer it is about.
@Suite(.realServer, .timeLimit(.minutes(10))) struct TrueFeedbackTests {
    @Test(arguments: [
        JudgedAnswer("INSERT INTO stalls VALUES (5, 'Eggs', 'B');", .fail, "You didn't ask for the new row."),
        JudgedAnswer("INSERT INTO stalls VALUES (5, 'Eggs', 'B') RETURNING name;", .fail, "The values are right"),
        JudgedAnswer("INSERT INTO stalls VALUES (5, 'Eggs', 'B') RETURNING id;", .pass, "Correct."),
    ])
    func `a mistake without a result is recognized only in an answer without one`(_ answer: JudgedAnswer) async throws {
        let blocks =
            solution("INSERT INTO stalls VALUES (5, 'Eggs', 'B') RETURNING id;")
            + block("sql mistake \"You didn't ask for the new row.\"", "INSERT INTO stalls VALUES (5, 'Eggs', 'B');")
        let judgement = try await judgement(of: answer.text, blocks)
        #expect(judgement.verdict == answer.verdict)
        let isForeseen = judgement.feedback.contains { $0.kind == .mistake }
        #expect(isForeseen == answer.says.hasPrefix("You"), "\(judgement.feedback)")
    }

    @Test(arguments: ["SELECT id FROM stalls;", "SELECT id, name FROM stalls WHERE id = 4;"])
    func `the rows of an earlier query aren't what a change without RETURNING returns`(query: String) async throws {
        let blocks = solution("DELETE FROM stalls WHERE id = 4 RETURNING id, name;")
        let judgement = try await judgement(of: query + " DELETE FROM stalls WHERE id = 4;", blocks)
        let said = "Your answer runs, but returns no result. The task asks for 2 columns."
        #expect(judgement.feedback.first?.message == said, "\(judgement.feedback)")
    }

    @Test func `where only ids are wrong, the rows shown differ in their ids`() async throws {
        let asked = "INSERT INTO stalls (name, row) VALUES ('Eggs', 'A'), ('Figs', 'A') RETURNING id, name;"
        let setup = block("sql setup", "ALTER TABLE stalls ALTER id ADD GENERATED ALWAYS AS IDENTITY (START WITH 9);")
        let judgement = try await judgement(
            of: "INSERT INTO stalls (name, row) VALUES ('Eggs', 'A'); " + asked, setup + solution(asked))
        let rows = judgement.feedback.first { !$0.rows.isEmpty }?.rows ?? []
        #expect(rows.map(\.differingColumns) == [["id"], ["id"], ["id"], ["id"]], "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("select product from sales s where s.price = null", true),
        ("SELECT product FROM sales WHERE price > 1000;", false),
        ("SELECT product FROM sales WHERE price IS NULL AND stall_id = 7;", false),
        ("select name from stalls where false", false),
    ])
    func `an empty result alone matches no declared mistake`(answer: String, isForeseen: Bool) async throws {
        let blocks =
            solution("SELECT product FROM sales WHERE price IS NOT NULL;")
            + block("sql mistake \"Nothing equals NULL.\"", "SELECT product FROM sales WHERE price = NULL;")
        let judgement = try await judgement(of: answer, blocks)
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.contains { $0.kind == .mistake } == isForeseen, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("SELECT product FROM sales s WHERE s.product = 'Cox' AND s.product = 'Rye' AND id BETWEEN 1 AND 3", true),
        ("SELECT product FROM sales WHERE product IN ('Cox', 'Rye') AND id BETWEEN 3 AND 1", false),
        ("SELECT product FROM sales WHERE (product = 'Cox' OR product = 'Rye') AND id BETWEEN 3 AND 1", false),
    ])
    func `an answer without rows matches a declared mistake only by what sets it apart`(answer: String, isForeseen: Bool) async throws {
        let blocks =
            solution("SELECT product FROM sales WHERE product IN ('Cox', 'Rye') AND id BETWEEN 1 AND 3;")
            + block(
                "sql mistake \"No product is both.\"",
                "SELECT product FROM sales WHERE product = 'Cox' AND product = 'Rye' AND id BETWEEN 1 AND 3;")
        let judgement = try await judgement(of: answer, blocks)
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.contains { $0.kind == .mistake } == isForeseen, "\(judgement.feedback)")
    }

    @Test func `a constant isn't mistaken for an average over zeros`() async throws {
        let setup = block("sql setup", "ALTER TABLE sales ALTER price DROP NOT NULL; UPDATE sales SET price = NULL WHERE id = 4;")
        let judgement = try await judgement(
            of: "SELECT product FROM sales WHERE price > 3.3 OR price = 3.00",
            setup + solution("SELECT product FROM sales WHERE price > (SELECT avg(price) FROM sales);"))
        #expect(judgement.verdict == .fail)
        #expect(!judgement.feedback.contains { $0.message.contains("treated as zero") }, "\(judgement.feedback)")
    }

    /// The answer, the solution, and a cause that applies only to a different answer with the same result.
    @Test(arguments: [
        (
            "SELECT product, price FROM sales WHERE price >= 7",
            "SELECT product, price FROM (SELECT *, dense_rank() OVER (PARTITION BY stall_id ORDER BY price DESC) AS r FROM sales) x "
                + "WHERE r = 1;", "The calculation"
        ),
        (
            "SELECT name FROM stalls s WHERE (SELECT count(*) FROM sales x WHERE x.stall_id = s.id) > 2 - 1",
            "SELECT name FROM stalls s WHERE (SELECT count(*) FROM sales x WHERE x.stall_id = s.id) >= 2 - 1;", "boundary of `stall_id`"
        ),
        (
            "SELECT name FROM stalls WHERE name <> 'Apple' OR row IS NULL",
            "SELECT name FROM stalls WHERE name <> 'Apples' OR row IS NULL;", "reversed"
        ),
        ("SELECT product FROM sales WHERE price > 2", "SELECT product FROM sales WHERE price > 3;", "boundary"),
        (
            "SELECT product FROM sales ORDER BY price DESC, stall_id, id", "SELECT product FROM sales ORDER BY price DESC, product, id;",
            "sort keys"
        ),
        (
            "SELECT a.name, b.name FROM stalls a JOIN stalls b ON a.row = b.row AND a.id > b.id",
            "SELECT a.name, b.name FROM stalls a JOIN stalls b ON a.row = b.row AND a.name < b.name;", "don't belong together"
        ),
        (
            "SELECT s.id, coalesce(sum(x.price * nullif(x.stall_id, 2)), 0) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id",
            "SELECT s.id, coalesce(sum(x.price * coalesce(nullif(x.stall_id, 2), 1)), 0) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id "
                + "GROUP BY s.id;", "shows NULL"
        ),
        (
            "SELECT product FROM sales WHERE product LIKE 'C\\%' OR product LIKE 'B\\%'",
            "SELECT product FROM sales WHERE product LIKE 'C%' OR product LIKE 'B%';", "meet only one"
        ),
        (
            "SELECT s.id, x.product FROM stalls s, LATERAL (SELECT * FROM sales WHERE stall_id = s.id ORDER BY id) x",
            "SELECT s.id, x.product FROM stalls s, LATERAL (SELECT * FROM sales WHERE stall_id = s.id ORDER BY id LIMIT 1) x;", "all rows"
        ),
        (
            "SELECT id, coalesce(price - lag(price) OVER (ORDER BY id), 0) FROM sales",
            "SELECT id, price - lag(price) OVER (ORDER BY id) FROM sales;", "treated as zero"
        ),
        (
            "SELECT name FROM stalls WHERE NOT EXISTS (SELECT FROM sales x, stalls s WHERE x.stall_id = s.id)",
            "SELECT name FROM stalls s WHERE NOT EXISTS (SELECT FROM sales x WHERE x.stall_id = s.id);", "is reversed"
        ),
        (
            "SELECT product FROM sales WHERE stall_id = 1 AND id < 9",
            "SELECT product FROM sales x JOIN stalls s ON s.id = x.stall_id WHERE s.name = 'Apples';", "paired with unrelated"
        ),
        (
            "SELECT name FROM stalls ORDER BY name",
            "SELECT DISTINCT s.name FROM stalls s JOIN sales x ON x.stall_id = s.id WHERE x.price > 3 ORDER BY s.name;", "unrelated"
        ),
        (
            "SELECT s.name, x.id FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id AND x.price > 3",
            "SELECT s.name, x.id FROM stalls s JOIN sales x ON x.stall_id = s.id WHERE x.price > 3;", "unrelated"
        ),
        (
            "SELECT stall_id, count(*) FROM sales GROUP BY stall_id ORDER BY stall_id DESC",
            "SELECT stall_id, count(*) FROM sales GROUP BY stall_id ORDER BY count(*), stall_id;", "count only once"
        ),
        (
            "SELECT name FROM stalls s WHERE id NOT IN (SELECT stall_id FROM sales WHERE stall_id > 0)",
            "SELECT name FROM stalls s WHERE NOT EXISTS (SELECT FROM sales x WHERE x.stall_id = s.id AND x.price > 3);", "on `price`"
        ),
        ("SELECT id FROM sales ORDER BY id DESC", "SELECT id FROM sales ORDER BY sold_on DESC, id;", "opposite direction"),
        (
            "SELECT id, id - lag(id) OVER (PARTITION BY stall_id) FROM sales",
            "SELECT id, id - lag(id) OVER (PARTITION BY stall_id ORDER BY sold_on DESC, id) FROM sales;", "whole partition"
        ),
        (
            "SELECT * FROM (SELECT id, price FROM sales ORDER BY price LIMIT 2) x ORDER BY price, id",
            "SELECT id, price FROM sales ORDER BY price, id LIMIT 2;", "uses `price`"
        ),
        ("SELECT id, price FROM sales ORDER BY id", "SELECT id, price FROM sales ORDER BY price, id DESC;", "uses `id`"),
        ("SELECT id FROM sales ORDER BY price, id DESC", "SELECT id FROM sales ORDER BY price, sold_on;", "opposite direction"),
        (
            "SELECT s.name, count(y.id) FROM stalls s JOIN sales x ON x.stall_id = s.id JOIN sales y ON y.product = x.product AND y.id > x.id "
                + "GROUP BY s.name",
            "SELECT s.name, count(y.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id "
                + "LEFT JOIN sales y ON y.product = x.product AND y.id > x.id GROUP BY s.name;", "without a match in"
        ),
    ])
    func `a cause that applies only to another answer is not named`(answer: String, reference: String, cause: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .fail)
        #expect(!judgement.feedback.contains { $0.message.contains(cause) }, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("SELECT s.name FROM stalls s JOIN sales x ON x.stall_id = s.id WHERE x.id IS NULL", nil),
        ("SELECT name FROM stalls WHERE id NOT IN (SELECT stall_id FROM sales)", "The list of `stall_id` after NOT IN contains a NULL."),
    ])
    func `an answer without rows isn't described as including any`(answer: String, cause: String?) async throws {
        let setup = block("sql setup", "UPDATE sales SET stall_id = NULL WHERE id = 4;")
        let reference = "SELECT name FROM stalls AS s WHERE NOT EXISTS (SELECT FROM sales WHERE sales.stall_id = s.id);"
        let messages = try await judgement(of: answer, setup + solution(reference)).feedback.map(\.message)
        #expect(!messages.contains { $0.hasPrefix("Your query includes") }, "\(messages)")
        if let cause { #expect(messages.first?.hasPrefix(cause) == true, "\(messages)") }
    }

    @Test(arguments: ["SELECT product", "DELETE"])
    func `NULL before NOT IN isn't called one in its list, and a row that isn't found isn't called included`(start: String) async throws {
        let setup = block("sql setup", "UPDATE sales SET stall_id = NULL WHERE id = 4;")
        let reference = " FROM sales x WHERE NOT EXISTS (SELECT FROM stalls s WHERE s.id = x.stall_id AND s.row = 'B');"
        let answer = start + " FROM sales WHERE stall_id NOT IN (SELECT id FROM stalls WHERE row = 'B')"
        let judgement = try await judgement(of: answer, setup + solution(start + reference))
        let messages = judgement.feedback.map(\.message)
        #expect(judgement.verdict == .fail)
        #expect(!messages.contains { $0.contains("after NOT IN") || $0.hasPrefix("Your query includes") }, "\(messages)")
    }

    @Test func `an answer that inserts too few rows isn't described as including any`() async throws {
        let insert = "INSERT INTO stalls SELECT id + 10, name, 'C' FROM stalls s WHERE NOT EXISTS (SELECT FROM sales WHERE stall_id = s.id"
        let judgement = try await judgement(of: insert + ");", solution(insert + " AND price >= 4);"))
        let messages = judgement.feedback.map(\.message)
        #expect(judgement.verdict == .fail)
        #expect(!messages.contains { $0.hasPrefix("Your query includes") }, "\(messages)")
    }

    @Test(arguments: [
        // Sales are joined with their own stall, but not only the cheap ones.
        (
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id",
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id AND x.price <> s.id GROUP BY s.id;",
            "matches too many rows", "unrelated"
        ),
        // Some of the missing stalls have sales, others have none.
        (
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id WHERE x.price > 4 GROUP BY s.id",
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id AND x.price > 4 GROUP BY s.id;",
            "The missing stalls have no sales that meet your WHERE condition.", "do have"
        ),
        // Inequality alone relates no rows.
        (
            "SELECT s.name, x.id FROM stalls s JOIN sales x ON x.price > s.id",
            "SELECT s.name, x.id FROM stalls s JOIN sales x ON x.stall_id = s.id WHERE x.price > s.id;",
            "Each row of stalls is paired with unrelated rows of sales.", "on price"
        ),
        // The stall is NULL, not the price.
        (
            "SELECT id FROM sales WHERE price <> stall_id", "SELECT id FROM sales WHERE price IS DISTINCT FROM stall_id;",
            "a value is NULL", "price is NULL"
        ),
        (
            "SELECT stall_id, max(price * 2 + id) FROM sales GROUP BY stall_id",
            "SELECT stall_id, min(price * 2 + id) FROM sales GROUP BY stall_id;", "computes the maximum.", "maximum of"
        ),
        // The answer has no condition on the price.
        (
            "SELECT product FROM sales WHERE id > 1", "SELECT product FROM sales WHERE price <= 1;", "expected", "on price"
        ),
    ])
    func `a cause is described as precisely as it is known`(
        answer: String, reference: String, said: String, unsaid: String
    ) async throws {
        let setup = block(
            "sql setup", "UPDATE sales SET price = 1 WHERE id = 1; INSERT INTO sales VALUES (77, NULL, 'Figs', 4, '2026-03-04');")
        let judgement = try await judgement(of: answer, setup + solution(reference))
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.contains { $0.message.contains(said) }, "\(judgement.feedback)")
        #expect(!judgement.feedback.contains { $0.message.contains(unsaid) }, "\(judgement.feedback)")
    }

    @Test func `a step that has no effect is not called missing`() async throws {
        let raise = "UPDATE sales SET price = price + 1 WHERE stall_id = 1 AND product <> 'Sold'"
        let rename = "UPDATE sales SET product = 'Sold' WHERE stall_id = 1"
        let judgement = try await judgement(of: "\(rename); \(raise)", solution("\(raise); \(rename);"))
        #expect(judgement.verdict == .fail)
        #expect(!judgement.feedback.contains { $0.message.contains("One step") }, "\(judgement.feedback)")
    }

    @Test func `a column is not called NULL if only a value in its documents is`() async throws {
        let setup = block(
            "sql setup",
            "ALTER TABLE stalls ADD info jsonb NOT NULL DEFAULT '{}'; UPDATE stalls SET info = '{\"tags\": [1, 2]}' WHERE id < 3;")
        let judgement = try await judgement(
            of: "SELECT id, jsonb_array_length(info->'tags') FROM stalls",
            setup + solution("SELECT id, coalesce(jsonb_array_length(info->'tags'), 0) FROM stalls;"))
        #expect(judgement.feedback.contains { $0.message.contains("NULL where a value is missing") }, "\(judgement.feedback)")
    }

    @Test func `a self-joined table is named once`() async throws {
        let blocks = solution(
            "SELECT a.product, b.product FROM sales a JOIN sales b ON a.stall_id = b.stall_id AND a.id < b.id;")
        for condition in ["a.stall_id = b.id AND a.id < b.id", "a.id < b.id", "a.stall_id = b.stall_id"] {
            let judgement = try await judgement(of: "SELECT a.product, b.product FROM sales a JOIN sales b ON \(condition)", blocks)
            #expect(judgement.verdict == .fail)
            #expect(!judgement.feedback.contains { $0.message.contains("sales and sales") }, "\(judgement.feedback)")
        }
    }

    @Test func `a definition that differs is described as the catalog has it, without a cause`() async throws {
        let index = "CREATE UNIQUE INDEX ON sales (stall_id, sold_on) WHERE price > 5;"
        let blocks = solution("\(index) ALTER TABLE stalls ADD CHECK (name <> '');")
        let alone = try await judgement(of: index, blocks)
        #expect(alone.feedback.map(\.kind) == [.schema])
        #expect(alone.feedback.first?.message.contains("It has no CHECK constraint on `name`.") == true, "\(alone.feedback)")
        let plain = try await judgement(
            of: "CREATE INDEX ON sales (stall_id, sold_on) WHERE price > 5; ALTER TABLE stalls ADD CHECK (name <> '');", blocks)
        #expect(plain.feedback.map(\.kind) == [.schema])
        #expect(plain.feedback.first?.message.contains("It has no unique index on `sold_on`, `stall_id`.") == true, "\(plain.feedback)")
    }

    @Test func `two values are only called swapped if there are as many rows as there should be`() async throws {
        let setup = block(
            "sql setup",
            "CREATE TABLE pilots (id int PRIMARY KEY, name text NOT NULL UNIQUE, mentor_id int REFERENCES pilots, since int NOT NULL); "
                + "INSERT INTO pilots VALUES (1, 'Ann', NULL, 1990), (2, 'Bo', 1, 1995), (3, 'Cy', 1, 1985), (4, 'Di', 2, 1999), (5, 'Ed', 3, 2003);"
        )
        let right = "SELECT p.name, m.name FROM pilots p JOIN pilots m ON m.id = p.mentor_id"
        let blocks = setup + solution("\(right) WHERE p.since <= m.since;")
        let turned = try await judgement(
            of: "SELECT p.name, m.name FROM pilots p JOIN pilots m ON p.id = m.mentor_id WHERE p.since <= m.since", blocks)
        #expect(turned.verdict == .fail && !turned.feedback.contains { $0.message.contains("swapped") }, "\(turned.feedback)")
        let exchanged = try await judgement(
            of: "SELECT m.name, p.name FROM pilots p JOIN pilots m ON m.id = p.mentor_id WHERE p.since <= m.since", blocks)
        #expect(exchanged.feedback.contains { $0.message.contains("two columns are swapped") }, "\(exchanged.feedback)")
    }

    @Test func `the author's message replaces sentences that show nothing more`() async throws {
        let blocks =
            solution("SELECT name, row FROM stalls;")
            + block("sql mistake \"The row of each stall is missing.\"", "SELECT name FROM stalls;")
            + block("sql mistake \"Stalls without a row count too.\"", "SELECT name, row FROM stalls WHERE row IS NOT NULL;")
        #expect(try await judgement(of: "select s.name from stalls s", blocks).feedback.map(\.kind) == [.mistake])
        let fewer = try await judgement(of: "select name, row from stalls where row > ''", blocks)
        #expect(fewer.feedback.map(\.kind) == [.mistake, .rows])
    }
}
