import Grading
import Testing
import Verdicts

/// Copies of the data could be real, and some of them show what the given data hides.
@Suite(.realServer, .timeLimit(.minutes(10))) struct PlausibleCopyTests {
    private static let post = """
        CREATE TABLE kinds (kind_id int PRIMARY KEY, kind text NOT NULL UNIQUE, fee int NOT NULL);
        CREATE TABLE trips (trip_id int PRIMARY KEY, driver int NOT NULL, failed text, left_on date, km int);
        CREATE TABLE parcels (trip_id int NOT NULL REFERENCES trips, kind_id int NOT NULL REFERENCES kinds, client text NOT NULL, sent date NOT NULL);
        INSERT INTO kinds VALUES (1, 'letter', 3), (2, 'box', 7), (3, 'crate', 20);
        INSERT INTO trips SELECT n, 1 + n % 3, CASE WHEN n IN (6, 9) THEN 'lost' END, CASE WHEN n NOT IN (6, 9) THEN date '2025-01-03' + n * 7 END,
            CASE WHEN n NOT IN (6, 9) THEN 3 + n * n END FROM generate_series(1, 12) n;
        INSERT INTO parcels SELECT 1 + n % 12, 1 + n * n % 3, (ARRAY['Ann', 'Bob', 'Cy'])[1 + n % 3], date '2025-01-02' + n / 2 * 3 FROM generate_series(0, 15) n;
        INSERT INTO parcels VALUES (3, 3, 'Bob', '2025-03-01'), (4, 3, 'Bob', '2025-03-02'), (1, 2, 'Ann', '2025-01-02'), (5, 3, 'Ann', '2025-01-02');
        CREATE TABLE plans (client int NOT NULL, plan text NOT NULL, since date NOT NULL);
        INSERT INTO plans SELECT c, 'trial', date '2025-01-01' + c * 37 % 90 FROM generate_series(1, 60) c;
        INSERT INTO plans SELECT c, (ARRAY['small', 'large'])[1 + c % 2], date '2025-01-08' + c * 37 % 90 FROM generate_series(1, 60) c;
        """

    private static let current = "FROM plans WHERE since <= '2025-03-01'"
    private static let latest = "SELECT DISTINCT ON (client) client, plan \(current) ORDER BY client, since DESC;"

    @Test(arguments: [
        (
            latest,
            "select client, plan from (select *, rank() over (partition by client order by since desc) as r \(current)) p where r = 1"
        ),
        (
            latest,
            "select client, plan from plans p where since = (select max(since) from plans q where q.client = p.client and since <= '2025-03-01')"
        ),
        ("SELECT trip_id FROM trips WHERE failed IS NULL;", "select trip_id from trips where km is not null"),
        ("SELECT trip_id, km FROM trips WHERE failed IS NULL;", "select trip_id, km from trips where left_on is not null"),
        (
            "SELECT count(*) FROM parcels JOIN kinds USING (kind_id) WHERE kind = 'crate' AND client = 'Bob';",
            "select sum(case when kind = 'crate' and client = 'Bob' then 1 end) from parcels join kinds using (kind_id)"
        ),
        (
            "SELECT date_trunc('month', sent)::date, count(*) FROM parcels GROUP BY 1;",
            "select make_date(2025, extract(month from sent)::int, 1), count(*) from parcels group by 1"
        ),
    ])
    func `an answer that relies on what the data shows throughout passes`(reference: String, answer: String) async throws {
        let judgement = try await judgement(of: answer, block("sql setup", Self.post) + solution(reference))
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }

    @Test(arguments: [
        (
            "SELECT client, kind FROM (SELECT client, kind, rank() OVER (PARTITION BY client ORDER BY sent) AS r FROM parcels JOIN kinds USING (kind_id)) c "
                + "WHERE r = 1;",
            "select distinct client, kind from (select client, kind, rank() over (partition by client order by sent) as r "
                + "from parcels join kinds using (kind_id)) c where r = 1"
        ),
        (
            "SELECT count(*) AS n FROM parcels JOIN trips USING (trip_id) WHERE failed IS NULL GROUP BY trip_id ORDER BY n DESC LIMIT 1;",
            "select count(*) as n from parcels group by trip_id order by n desc limit 1"
        ),
        (
            "SELECT max(km) FROM trips JOIN parcels USING (trip_id) WHERE client = 'Ann';",
            "select max(km) from trips join parcels using (trip_id)"
        ),
    ])
    func `an answer that drops rows or conditions by luck fails`(reference: String, answer: String) async throws {
        let judgement = try await judgement(of: answer, block("sql setup", Self.post) + solution(reference))
        #expect(judgement.verdict == .fail, "\(judgement.feedback)")
    }

    private static let lost = "The decimal places are lost. What does SQL return when you divide one integer by another?"
    private static let share = "SELECT driver, round(100.0 * count(failed) / count(*), 1) FROM trips GROUP BY driver;"

    @Test(arguments: [
        (share, "select driver, round(count(failed) / count(*) * 100, 1) from trips group by driver", lost),
        (share, "select driver, round(100 * count(failed) / count(*), 1) from trips group by driver", lost),
        (
            "SELECT driver, round(100.0 * count(failed) / count(*)) FROM trips GROUP BY driver;",
            "select driver, floor(100.0 * count(failed) / count(*)) from trips group by driver",
            "Your query rounds with floor. Should values be rounded up, rounded down, or to the nearest?"
        ),
        (
            "SELECT client, count(*), sum(fee) FROM parcels JOIN kinds USING (kind_id) GROUP BY client;",
            "select client, count(distinct kind_id), sum(fee) from parcels join kinds using (kind_id) group by client", nil
        ),
        (
            "SELECT kind, count(*) FROM parcels JOIN trips USING (trip_id) JOIN kinds USING (kind_id) WHERE failed IS NULL GROUP BY kind;",
            "select p.kind_id, count(*) from parcels p join trips t on t.trip_id = p.trip_id where failed is null group by p.kind_id",
            "Your query uses `kind_id`. Is that the column the task means?"
        ),
        (
            "SELECT trip_id, round(km / 7.0, 1) FROM trips WHERE km > 0;", "select trip_id, round(7.0 / km, 1) from trips where km > 0",
            "The division runs in the opposite direction. Which value should be divided by which?"
        ),
    ])
    func `a sentence names what the answer has`(reference: String, answer: String, sentence: String?) async throws {
        let judgement = try await judgement(of: answer, block("sql setup", Self.post) + solution(reference))
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first { $0.kind == .misconception }?.message == sentence, "\(judgement.feedback)")
    }
}
