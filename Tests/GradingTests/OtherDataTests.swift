import Course
import Grading
import Testing
import Verdicts

/// Mistakes that only data of a certain form shows.
@Suite(.realServer, .timeLimit(.minutes(10))) struct OtherDataTests {
    @Test func `a review's data is a variant on which the solution returns something else, and answers are judged on it`() async throws {
        let world = try #require(RealServer.world)
        let query = "SELECT name FROM stalls JOIN sales ON stall_id = stalls.id WHERE price > 4;"
        let (exercise, lesson) = try exercise(solution(query), task: "List the stalls' sales of more than 4.")
        let given = try #require(await world.judge.expectedRows(for: exercise, in: lesson, dataset: world.dataset))
        let other = try #require(await world.judge.onOtherData(exercise, in: lesson, dataset: world.dataset, seed: 3))
        let rows = try #require(await world.judge.expectedRows(for: other, in: lesson, dataset: world.dataset))
        #expect(rows.rows != given.rows)
        for seed in 0..<12 {
            let any = try #require(await world.judge.onOtherData(exercise, in: lesson, dataset: world.dataset, seed: seed))
            let rows = try #require(await world.judge.expectedRows(for: any, in: lesson, dataset: world.dataset))
            #expect(rows.rows.count >= min(4, given.rows.count), "a single row shows neither an order nor a gap")
        }
        let typed = "VALUES " + given.rows.map { "('\($0[0] ?? "")')" }.joined(separator: ", ")
        for (answer, verdict) in [(query, Verdict.pass), (typed, .fail)] {
            let judgement = await world.judge.judge(Array(answer.utf8), for: other, in: lesson, dataset: world.dataset)
            #expect(judgement.verdict == verdict, "\(judgement.feedback)")
        }
    }

    @Test func `on a review's data, feedback never names what an author says of the lesson's rows`() async throws {
        let world = try #require(RealServer.world)
        let mistake = block(
            "sql mistake \"Rhubarb costs 4. Is that more than 4?\"", "SELECT name FROM stalls JOIN sales ON stall_id = stalls.id;")
        let (exercise, lesson) = try exercise(
            solution("SELECT name FROM stalls JOIN sales ON stall_id = stalls.id WHERE price > 4;") + mistake,
            task: "List the stalls' sales of more than 4.")
        let other = try #require(await world.judge.onOtherData(exercise, in: lesson, dataset: world.dataset, seed: 3))
        let answer = Array("SELECT name FROM stalls JOIN sales ON stall_id = stalls.id".utf8)
        let given = await world.judge.judge(answer, for: exercise, in: lesson, dataset: world.dataset)
        #expect(given.verdict == .fail && given.feedback.contains { $0.message.contains("Rhubarb") }, "\(given.feedback)")
        let review = await world.judge.judge(answer, for: other, in: lesson, dataset: world.dataset)
        #expect(review.verdict == .fail && !review.feedback.contains { $0.message.contains("Rhubarb") }, "\(review.feedback)")
        #expect(!review.feedback.isEmpty)
    }

    @Test func `without data in the exercise, a review uses no other data`() async throws {
        let world = try #require(RealServer.world)
        let (exercise, lesson) = try exercise(solution("SELECT 1 + 1;"), task: "Add 1 and 1.")
        #expect(await world.judge.onOtherData(exercise, in: lesson, dataset: world.dataset, seed: 3) == nil)
    }

    @Test(arguments: [
        ("values ('Cham'), ('Furth'), ('Regen')", Verdict.fail),
        ("select distinct info->>'town' from farms where info->>'town' not in (select town from markets)", .pass),
    ])
    func `data variants lack some of the texts in documents, so a typed-in result fails`(answer: String, verdict: Verdict) async throws {
        let setup = block(
            "sql setup",
            "CREATE TABLE farms (id int PRIMARY KEY, info jsonb); CREATE TABLE markets (id int PRIMARY KEY, town text NOT NULL); "
                + "INSERT INTO farms SELECT n, CASE WHEN n % 9 = 4 THEN NULL ELSE jsonb_build_object('code', 100 + n * 7, "
                + "'town', (ARRAY['Cham', 'Furth', 'Regen', 'Roding', 'Zwiesel'])[1 + n * 3 % 5]) END FROM generate_series(1, 60) n; "
                + "INSERT INTO markets SELECT n, (ARRAY['Roding', 'Zwiesel', 'Viechtach'])[1 + n % 3] FROM generate_series(1, 30) n;")
        let solution = solution(
            "SELECT info->>'town' AS town FROM farms WHERE info->>'town' IS NOT NULL EXCEPT SELECT town FROM markets;")
        let judgement = try await judgement(of: answer, setup + solution)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("born < current_date - interval '8 years'", Verdict.fail), ("born <= (now() - interval '96 months')::date", .pass),
        ("born between '0001-01-01' and current_date - interval '8 years'", .pass),
    ])
    func `data variants have rows exactly some years old`(condition: String, verdict: Verdict) async throws {
        let setup = block(
            "sql setup",
            "CREATE TABLE horses (id int PRIMARY KEY, born date NOT NULL); "
                + "INSERT INTO horses SELECT n, date '2012-02-28' + n * 97 % 4400 FROM generate_series(1, 60) n;")
        let judgement = try await judgement(
            of: "select id from horses where \(condition)",
            setup + solution("SELECT id FROM horses WHERE born <= current_date - interval '8 years';"))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test func `a rounding difference in the last digit doesn't fail a correct answer`() async throws {
        let setup = block(
            "sql setup",
            "CREATE TABLE waits (id int PRIMARY KEY, kind text NOT NULL, minutes int NOT NULL); "
                + "INSERT INTO waits SELECT n, (ARRAY['a', 'b', 'c'])[1 + n % 3], 5 + n * 47 % 900 FROM generate_series(1, 60) n;")
        let judgement = try await judgement(
            of: "select kind, round(sum(minutes) / 60.0 / count(*), 1) from waits group by kind",
            setup + solution("SELECT kind, round(avg(minutes / 60.0), 1) FROM waits GROUP BY kind;"))
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }

    private let works = block(
        "sql setup",
        "CREATE TABLE works (id int PRIMARY KEY, title text NOT NULL, kind text NOT NULL, info jsonb NOT NULL, made date NOT NULL, tags text[] NOT NULL); "
            + "INSERT INTO works SELECT n, 'Work ' || n, (ARRAY['book', 'film', 'map'])[1 + n % 3], "
            + "jsonb_build_object('rank', 10 + n % 50, 'parts', '[3, 8]'::jsonb, 'prizes', CASE n % 2 WHEN 0 THEN '[\"Heron\"]'::jsonb ELSE '[]' END), "
            + "date '2025-01-01' + n, ARRAY[(ARRAY['red', 'blue', 'gray'])[1 + n % 3]] "
            + "FROM generate_series(1, 40) n;")

    @Test(
        arguments: [
            ("SELECT coalesce(sum(n), 0) FROM batches b JOIN inputs i ON i.id = b.input WHERE b.id = batch", Verdict.pass, nil),
            (
                "SELECT coalesce(sum(n), 0) FROM batches b JOIN inputs i ON i.id = b.input WHERE b.id = batch", .pass, nil
            ),
            ("SELECT coalesce((ARRAY[6, 9, 12, 15, 18, 21, 24, 27, 30, 33])[batch], 0)", .fail, "not for other data"),
        ] as [(String, Verdict, String?)])
    func `a function is called on other data, too`(body: String, verdict: Verdict, feedback: String?) async throws {
        let setup = block(
            "sql setup",
            "CREATE TABLE inputs (id int PRIMARY KEY, n int NOT NULL); INSERT INTO inputs SELECT n, n FROM generate_series(1, 12) n; "
                + "CREATE TABLE batches (id int, input int REFERENCES inputs, PRIMARY KEY (id, input)); "
                + "INSERT INTO batches SELECT b, b + k FROM generate_series(1, 10) b, generate_series(0, 2) k;")
        func function(_ body: String) -> String {
            "CREATE FUNCTION weight(batch int) RETURNS bigint LANGUAGE sql STABLE AS $$ \(body) $$;"
        }
        let reference =
            "SELECT coalesce((SELECT sum(n) FROM inputs WHERE id IN (SELECT input FROM batches WHERE id = batch)), 0)"
        let judgement = try await judgement(of: function(body), setup + solution(function(reference)))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
        #expect(judgement.feedback.contains { $0.message.contains(feedback ?? "weight is defined") }, "\(judgement.feedback)")
        #expect(feedback != nil || judgement.feedback.count == 1)
    }

    @Test func `where no row of any copy meets all conditions, the learner is told that other data was not tried`() async throws {
        let setup = block(
            "sql setup",
            "CREATE TABLE rooms (no int PRIMARY KEY); INSERT INTO rooms VALUES (101), (102), (103), (201), (202), (203); "
                + "CREATE TABLE guests (id int PRIMARY KEY); INSERT INTO guests SELECT generate_series(1, 48); "
                + "CREATE TABLE stays (id int PRIMARY KEY, guest_id int NOT NULL REFERENCES guests, room_no int NOT NULL REFERENCES rooms, "
                + "during daterange NOT NULL); "
                + "INSERT INTO stays SELECT n, 1 + n * 11 % 45, (ARRAY[101,102,103,201,202,103])[1 + n % 6], "
                + "daterange(date '2025-02-01' + n * 3 / 2, date '2025-02-01' + n * 3 / 2 + 2 + n * 5 % 9) FROM generate_series(1, 80) n;")
        func move(to room: Int) -> String {
            "UPDATE stays SET room_no = \(room) WHERE guest_id = 12 AND room_no = 102 AND during @> date '2025-03-20';"
        }
        let judgement = try await judgement(of: move(to: 201), setup + solution(move(to: 203)))
        #expect(judgement.verdict == .pass && judgement.feedback.first?.kind == .untried, "\(judgement.feedback)")
    }

    private static let cinema = block(
        "sql setup",
        "CREATE TABLE sections (id int PRIMARY KEY, name text NOT NULL UNIQUE); "
            + "INSERT INTO sections VALUES (1, 'Festival'), (2, 'Competition'), (3, 'Shorts'), (4, 'Workshops'), (5, 'Midnight'); "
            + "CREATE TABLE films (id int PRIMARY KEY, section_id int REFERENCES sections, minutes int NOT NULL); "
            + "INSERT INTO films SELECT n, (ARRAY[2, 3, 2, 5, 3])[1 + n % 5], 60 + n * 17 % 50 FROM generate_series(1, 12) n; "
            + "CREATE TABLE people (id int PRIMARY KEY, name text NOT NULL); "
            + "INSERT INTO people SELECT n, 'Person' || n * 7 % 11 FROM generate_series(1, 12) n; "
            + "CREATE TABLE votes (person_id int REFERENCES people, film_id int REFERENCES films, PRIMARY KEY (person_id, film_id)); "
            + "INSERT INTO votes SELECT p, f FROM generate_series(1, 10) p, generate_series(1, 12) f WHERE p % 4 = 1 OR p * f % 3 = 1; "
            + "CREATE TABLE shows (id int PRIMARY KEY, film_id int NOT NULL REFERENCES films, hall text NOT NULL, starts timestamp NOT NULL, "
            + "UNIQUE (hall, starts)); "
            + "INSERT INTO shows SELECT n, 1 + n % 12, (ARRAY['Lido', 'Astra'])[1 + n % 2], "
            + "timestamp '2025-05-16 11:15' + n / 4 * interval '1 day' + n % 4 * interval '135 minutes' FROM generate_series(0, 21) n; "
            + "CREATE TABLE tickets (id int PRIMARY KEY, show_id int NOT NULL REFERENCES shows); "
            + "INSERT INTO tickets SELECT n, n * 5 % 22 FROM generate_series(1, 30) n;")

    @Test(arguments: [("(SELECT id FROM people WHERE name = 'Person3')", Verdict.pass), ("2", .fail)])
    func `a name in the task that one row has stays the name of one row`(person: String, verdict: Verdict) async throws {
        let solution = solution("SELECT film_id FROM votes JOIN people p ON p.id = person_id WHERE p.name = 'Person3';")
        let judgement = try await judgement(
            of: "SELECT film_id FROM votes WHERE person_id = \(person)", Self.cinema + solution, task: "Which films did Person3 vote for?")
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("extract(hour FROM starts) >= 18", Verdict.pass), ("to_char(starts, 'HH24:MI') >= '18:00'", .pass),
        ("starts::time > '15:45'", .fail), ("starts::time > '18:00'", .fail),
    ])
    func `data variants have times of day at a boundary`(condition: String, verdict: Verdict) async throws {
        func query(_ condition: String) -> String { "SELECT id FROM shows WHERE \(condition)" }
        for text in ["starts::time >= '18:00'", "extract(hour FROM starts) >= 18"] {
            let judgement = try await judgement(of: query(condition), Self.cinema + solution(query(text) + ";"))
            #expect(judgement.verdict == verdict, "\(judgement.feedback)")
        }
    }

    @Test func `rows in the right order by chance get a remark`() async throws {
        let judgement = try await judgement(
            of:
                "select kind, max(lead) from (select kind, id - lag(id) over (partition by kind order by id) as lead from works) x group by kind",
            works
                + solution(
                    "SELECT kind, max(lead) FROM (SELECT kind, id - lag(id) OVER (PARTITION BY kind ORDER BY id) AS lead FROM works) x "
                        + "GROUP BY kind ORDER BY kind;"))
        #expect(judgement.verdict == .fail || judgement.feedback.contains { $0.message.contains("has no ORDER BY") })
    }

    @Test func `an answer is reported as not tried if the solution has no effect`() async throws {
        let judgement = try await judgement(
            of: "begin; delete from works where id = -1; commit", works + solution("BEGIN; DELETE FROM works WHERE title = ''; COMMIT;"))
        #expect(judgement.verdict == .pass)
        #expect(judgement.feedback.contains { $0.kind == .untried }, "\(judgement.feedback)")
    }
}
