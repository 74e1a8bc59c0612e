-- exercise: windproof-lifts

-- wrong: above | .
SELECT name FROM resort.lifts WHERE (specs->>'wind')::int > 60 AND (specs->>'heated')::boolean;

-- wrong: features instead | .
SELECT name FROM resort.lifts WHERE (specs->>'wind')::int >= 60 AND 'heated' = ANY (features);

-- wrong: the motor | .
SELECT name FROM resort.lifts WHERE (specs->>'wind')::int >= 60 AND (specs->'motor'->>'kw')::int >= 470;

-- wrong: key exists | .
SELECT name FROM resort.lifts WHERE (specs->>'wind')::int >= 60 AND specs ? 'heated';

-- wrong: or | .
SELECT name FROM resort.lifts WHERE (specs->>'wind')::int >= 60 OR (specs->>'heated')::boolean;

-- wrong: typed in | .
SELECT name FROM resort.lifts WHERE name IN ('Adler', 'Cresta', 'Eiger', 'Gams', 'Jodler', 'Nebel');

-- exercise: lifts-with-each-feature

-- wrong: by name only | .
SELECT feature, count(*) FROM resort.lifts, unnest(features) AS feature GROUP BY feature ORDER BY feature;

-- wrong: first only | .
SELECT features[1], count(*) FROM resort.lifts WHERE features[1] IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1;

-- wrong: ascending | .
SELECT feature, count(*) FROM resort.lifts, unnest(features) AS feature GROUP BY feature ORDER BY count(*), feature;

-- wrong: ties reversed | .
SELECT feature, count(*) FROM resort.lifts, unnest(features) AS feature GROUP BY feature ORDER BY count(*) DESC, feature DESC;

-- wrong: without hoods | .
SELECT feature, count(*) FROM resort.lifts, unnest(features) AS feature WHERE feature <> 'hood' GROUP BY feature ORDER BY count(*) DESC, feature;

-- wrong: chairs counted | .
SELECT feature, count(*) FILTER (WHERE kind <> 'drag') FROM resort.lifts, unnest(features) AS feature GROUP BY feature ORDER BY count(*) DESC, feature;

-- exercise: wages-in-each-role

-- wrong: gaps | .
SELECT name, role, wage, rank() OVER (PARTITION BY role ORDER BY wage DESC) FROM staff.people;

-- wrong: numbers | .
SELECT name, role, wage, row_number() OVER (PARTITION BY role ORDER BY wage DESC) FROM staff.people;

-- wrong: whole staff | .
SELECT name, role, wage, dense_rank() OVER (ORDER BY wage DESC) FROM staff.people;

-- wrong: lowest first | .
SELECT name, role, wage, dense_rank() OVER (PARTITION BY role ORDER BY wage) FROM staff.people;

-- wrong: by hiring | .
SELECT name, role, wage, dense_rank() OVER (PARTITION BY role ORDER BY hired) FROM staff.people;

-- wrong: counted with repeats | .
SELECT p.name, p.role, p.wage, (SELECT count(o.wage) FROM staff.people o WHERE o.role = p.role AND o.wage > p.wage) + 1 FROM staff.people p;

-- exercise: days-between-incidents

-- wrong: full days | .
SELECT id, lift_id, extract(day FROM happened - lag(happened) OVER (PARTITION BY lift_id ORDER BY happened)) FROM staff.incidents;

-- wrong: all lifts | .
SELECT id, lift_id, happened::date - lag(happened::date) OVER (ORDER BY happened) FROM staff.incidents;

-- wrong: by id | .
SELECT id, lift_id, happened::date - lag(happened::date) OVER (PARTITION BY lift_id ORDER BY id) FROM staff.incidents;

-- wrong: zero first | .
SELECT id, lift_id, coalesce(happened::date - lag(happened::date) OVER (PARTITION BY lift_id ORDER BY happened), 0) FROM staff.incidents;

-- wrong: until the next | .
SELECT id, lift_id, lead(happened::date) OVER (PARTITION BY lift_id ORDER BY happened) - happened::date FROM staff.incidents;

-- wrong: since the first | .
SELECT id, lift_id, nullif(happened::date - min(happened::date) OVER (PARTITION BY lift_id), 0) FROM staff.incidents;

-- exercise: incident-totals

-- wrong: cube | .
SELECT l.kind, i.severity, count(*) FROM staff.incidents AS i JOIN resort.lifts AS l ON l.id = i.lift_id GROUP BY CUBE (l.kind, i.severity);

-- wrong: no totals | .
SELECT l.kind, i.severity, count(*) FROM staff.incidents AS i JOIN resort.lifts AS l ON l.id = i.lift_id GROUP BY l.kind, i.severity;

-- wrong: the other way | .
SELECT l.kind, i.severity, count(*) FROM staff.incidents AS i JOIN resort.lifts AS l ON l.id = i.lift_id GROUP BY ROLLUP (i.severity, l.kind);

-- wrong: lifts counted | .
SELECT l.kind, i.severity, count(DISTINCT l.id) FROM staff.incidents AS i JOIN resort.lifts AS l ON l.id = i.lift_id GROUP BY ROLLUP (l.kind, i.severity);

-- wrong: with quiet lifts | .
SELECT l.kind, i.severity, count(*) FROM staff.incidents AS i RIGHT JOIN resort.lifts AS l ON l.id = i.lift_id GROUP BY ROLLUP (l.kind, i.severity);

-- wrong: closed counted | .
SELECT l.kind, i.severity, count(i.closed) FROM staff.incidents AS i JOIN resort.lifts AS l ON l.id = i.lift_id GROUP BY ROLLUP (l.kind, i.severity);

-- exercise: below-willi

-- wrong: himself too | .
WITH RECURSIVE t AS (SELECT id, name, 0 AS n FROM staff.people WHERE name = 'Willi' UNION ALL SELECT p.id, p.name, n + 1 FROM staff.people p JOIN t ON p.boss_id = t.id) SELECT name, n FROM t;

-- wrong: direct ones | .
SELECT p.name, 1 FROM staff.people p JOIN staff.people b ON b.id = p.boss_id WHERE b.name = 'Willi';

-- wrong: two levels | .
SELECT p.name, 1 FROM staff.people p JOIN staff.people b ON b.id = p.boss_id WHERE b.name = 'Willi' UNION ALL SELECT q.name, 2 FROM staff.people q JOIN staff.people p ON p.id = q.boss_id JOIN staff.people b ON b.id = p.boss_id WHERE b.name = 'Willi';

-- wrong: technicians | .
SELECT name, CASE WHEN boss_id = 2 THEN 1 ELSE 2 END FROM staff.people WHERE role = 'technician' AND name <> 'Willi';

-- wrong: from zero | .
WITH RECURSIVE t AS (SELECT id, name, 0 AS n FROM staff.people WHERE boss_id = 2 UNION ALL SELECT p.id, p.name, n + 1 FROM staff.people p JOIN t ON p.boss_id = t.id) SELECT name, n FROM t;

-- wrong: typed in | .
VALUES ('Yann', 1), ('Zoe', 1), ('Fee', 2), ('Ivo', 2);

-- exercise: a-busy-day

-- wrong: the next midnight too | .
SELECT l.name, count(*) FROM resort.rides AS r JOIN resort.lifts AS l ON l.id = r.lift_id WHERE r.at BETWEEN '2025-01-15' AND '2025-01-16' GROUP BY l.id;

-- wrong: with zeros | .
SELECT l.name, count(r.id) FROM resort.lifts l LEFT JOIN resort.rides r ON l.id = r.lift_id AND r.at::date = '2025-01-15' GROUP BY l.id;

-- wrong: until 3 pm | .
SELECT l.name, count(*) FROM resort.rides AS r JOIN resort.lifts AS l ON l.id = r.lift_id WHERE r.at >= '2025-01-15 08:00' AND r.at < '2025-01-15 16:00' GROUP BY l.id;

-- wrong: timed rides | .
SELECT l.name, count(r.seconds) FROM resort.rides AS r JOIN resort.lifts AS l ON l.id = r.lift_id WHERE r.at >= '2025-01-15' AND r.at < '2025-01-16' GROUP BY l.id;

-- wrong: passes | .
SELECT l.name, count(DISTINCT r.pass_id) FROM resort.rides AS r JOIN resort.lifts AS l ON l.id = r.lift_id WHERE r.at >= '2025-01-15' AND r.at < '2025-01-16' GROUP BY l.id;

-- wrong: the 15th of any month | .
SELECT l.name, count(*) / 4 FROM resort.rides AS r JOIN resort.lifts AS l ON l.id = r.lift_id WHERE extract(day FROM r.at) = 15 GROUP BY l.id;

-- exercise: eager-skiers

-- wrong: more than | .
SELECT p.code FROM resort.passes AS p JOIN resort.rides AS r ON r.pass_id = p.id WHERE r.seconds IS NOT NULL GROUP BY p.id HAVING count(*) > 400;

-- wrong: all rides | .
SELECT p.code FROM resort.passes AS p JOIN resort.rides AS r ON r.pass_id = p.id GROUP BY p.id HAVING count(*) >= 400;

-- wrong: a higher bound | .
SELECT p.code FROM resort.passes AS p JOIN resort.rides AS r ON r.pass_id = p.id GROUP BY p.id HAVING count(seconds) >= 402;

-- wrong: fewer | .
SELECT p.code FROM resort.passes AS p JOIN resort.rides AS r ON r.pass_id = p.id GROUP BY p.id HAVING count(seconds) <= 400;

-- wrong: every pass | .
SELECT DISTINCT p.code FROM resort.passes AS p JOIN resort.rides AS r ON r.pass_id = p.id;

-- wrong: by lift | .
SELECT p.code FROM resort.passes AS p JOIN resort.rides AS r ON r.pass_id = p.id WHERE r.seconds IS NOT NULL GROUP BY p.id, r.lift_id HAVING count(*) >= 400;

-- exercise: months-of-sales

-- wrong: discounted only | .
SELECT m::date, coalesce(sum(p.price - p.discount), 0) FROM generate_series(timestamp '2024-12-01', '2025-04-01', '1 month') AS m LEFT JOIN resort.passes AS p ON date_trunc('month', p.bought) = m GROUP BY m;

-- wrong: no empty months | .
SELECT date_trunc('month', bought)::date, sum(price - coalesce(discount, 0)) FROM resort.passes WHERE bought >= '2024-12-01' AND bought < '2025-05-01' GROUP BY 1;

-- wrong: prices | .
SELECT m::date, coalesce(sum(p.price), 0) FROM generate_series(timestamp '2024-12-01', '2025-04-01', '1 month') AS m LEFT JOIN resort.passes AS p ON date_trunc('month', p.bought) = m GROUP BY m;

-- wrong: until the 28th | .
SELECT m::date, coalesce(sum(p.price - coalesce(p.discount, 0)), 0) FROM generate_series(timestamp '2024-12-01', '2025-04-01', '1 month') AS m LEFT JOIN resort.passes AS p ON p.bought BETWEEN m AND m + interval '30 days' GROUP BY m;

-- wrong: NULL months | .
SELECT m::date, sum(p.price - coalesce(p.discount, 0)) FROM generate_series(timestamp '2024-12-01', '2025-04-01', '1 month') AS m LEFT JOIN resort.passes AS p ON date_trunc('month', p.bought) = m GROUP BY m;

-- wrong: any year | .
SELECT m::date, coalesce(sum(p.price - coalesce(p.discount, 0)), 0) FROM generate_series(timestamp '2024-12-01', '2025-04-01', '1 month') AS m LEFT JOIN resort.passes AS p ON extract(month FROM p.bought) = extract(month FROM m) GROUP BY m;

-- exercise: slopes-in-a-line

-- wrong: without empty ones | .
SELECT v.name, string_agg(s.name, ', ' ORDER BY s.meters DESC) FROM resort.valleys AS v JOIN resort.slopes AS s ON s.valley_id = v.id AND s.meters >= 1500 GROUP BY v.id;

-- wrong: condition after | .
SELECT v.name, coalesce(string_agg(s.name, ', ' ORDER BY s.meters DESC), '') FROM resort.valleys AS v LEFT JOIN resort.slopes AS s ON s.valley_id = v.id WHERE s.meters >= 1500 OR s.id IS NULL GROUP BY v.id;

-- wrong: longer than | .
SELECT v.name, coalesce(string_agg(s.name, ', ' ORDER BY s.meters DESC), '') FROM resort.valleys AS v LEFT JOIN resort.slopes AS s ON s.valley_id = v.id AND s.meters > 1500 GROUP BY v.id;

-- wrong: by name | .
SELECT v.name, coalesce(string_agg(s.name, ', ' ORDER BY s.name), '') FROM resort.valleys AS v LEFT JOIN resort.slopes AS s ON s.valley_id = v.id AND s.meters >= 1500 GROUP BY v.id;

-- wrong: NULL | .
SELECT v.name, string_agg(s.name, ', ' ORDER BY s.meters DESC) FROM resort.valleys AS v LEFT JOIN resort.slopes AS s ON s.valley_id = v.id AND s.meters >= 1500 GROUP BY v.id;

-- wrong: groomed | .
SELECT v.name, coalesce(string_agg(s.name, ', ' ORDER BY s.meters DESC), '') FROM resort.valleys AS v LEFT JOIN resort.slopes AS s ON s.valley_id = v.id AND s.meters >= 1500 AND s.groomed IS NOT NULL GROUP BY v.id;

-- exercise: tally-the-incidents

-- wrong: only new ones | .
INSERT INTO staff.tallies (lift_id, incidents, worst) SELECT lift_id, count(*), max(severity) FROM staff.incidents GROUP BY lift_id ON CONFLICT DO NOTHING;

-- wrong: added up | .
INSERT INTO staff.tallies AS t (lift_id, incidents, worst) SELECT lift_id, count(*), max(severity) FROM staff.incidents GROUP BY lift_id ON CONFLICT (lift_id) DO UPDATE SET incidents = t.incidents + excluded.incidents, worst = excluded.worst;

-- wrong: the greater | .
INSERT INTO staff.tallies AS t (lift_id, incidents, worst) SELECT lift_id, count(*), max(severity) FROM staff.incidents GROUP BY lift_id ON CONFLICT (lift_id) DO UPDATE SET incidents = greatest(t.incidents, excluded.incidents), worst = greatest(t.worst, excluded.worst);

-- wrong: emptied first | .
DELETE FROM staff.tallies; INSERT INTO staff.tallies SELECT lift_id, count(*), max(severity) FROM staff.incidents GROUP BY lift_id;

-- wrong: worst forgotten | .
INSERT INTO staff.tallies (lift_id, incidents, worst) SELECT lift_id, count(*), max(severity) FROM staff.incidents GROUP BY lift_id ON CONFLICT (lift_id) DO UPDATE SET incidents = excluded.incidents;

-- wrong: only updated | .
UPDATE staff.tallies t SET incidents = x.n, worst = x.w FROM (SELECT lift_id, count(*) AS n, max(severity) AS w FROM staff.incidents GROUP BY 1) x WHERE x.lift_id = t.lift_id;

-- exercise: a-raise

-- wrong: 2019 too | .
UPDATE staff.people SET wage = round(wage * 1.04, 1) WHERE extract(year FROM hired) <= 2019;

-- wrong: the first day | .
UPDATE staff.people SET wage = round(wage * 1.04, 1) WHERE hired <= '2019-01-01';

-- wrong: cents | .
UPDATE staff.people SET wage = round(wage * 1.04, 2) WHERE hired < '2019-01-01';

-- wrong: always down | .
UPDATE staff.people SET wage = trunc(wage * 1.04, 1) WHERE hired < '2019-01-01';

-- wrong: everyone | .
UPDATE staff.people SET wage = round(wage * 1.04, 1);

-- wrong: by id | .
UPDATE staff.people SET wage = round(wage * 1.04, 1) WHERE id IN (1, 2, 3, 4, 7, 8);

-- exercise: close-old-incidents

-- wrong: today | .
UPDATE staff.incidents SET closed = '2025-02-01', details = details || '{"auto": true}' WHERE closed IS NULL AND severity <= 2 AND happened < '2025-02-01';

-- wrong: closed ones too | .
UPDATE staff.incidents SET closed = happened::date, details = details || '{"auto": true}' WHERE severity <= 2 AND happened < '2025-02-01';

-- wrong: replaced | .
UPDATE staff.incidents SET closed = happened::date, details = '{"auto": true}' WHERE closed IS NULL AND severity <= 2 AND happened < '2025-02-01';

-- wrong: a text | .
UPDATE staff.incidents SET closed = happened::date, details = details || '{"auto": "true"}' WHERE closed IS NULL AND severity <= 2 AND happened < '2025-02-01';

-- wrong: below 2 | .
UPDATE staff.incidents SET closed = happened::date, details = details || '{"auto": true}' WHERE closed IS NULL AND severity < 2 AND happened < '2025-02-01';

-- wrong: the whole day | .
UPDATE staff.incidents SET closed = happened::date, details = details || '{"auto": true}' WHERE closed IS NULL AND severity <= 2 AND happened::date <= '2025-02-01';

-- exercise: report-a-power-cut

-- wrong: no tally | .
INSERT INTO staff.incidents (lift_id, reporter_id, happened, severity, details) SELECT l.id, p.id, '2025-02-10 11:30', 4, '{"cause": "power", "minutes": 25}' FROM resort.lifts AS l, staff.people AS p WHERE l.name = 'Krone' AND p.name = 'Vera';

-- wrong: a text | .
INSERT INTO staff.incidents (lift_id, reporter_id, happened, severity, details) SELECT l.id, p.id, '2025-02-10 11:30', 4, '{"cause": "power", "minutes": "25"}' FROM resort.lifts AS l, staff.people AS p WHERE l.name = 'Krone' AND p.name = 'Vera'; INSERT INTO staff.tallies AS t SELECT id, 1, 4 FROM resort.lifts WHERE name = 'Krone' ON CONFLICT (lift_id) DO UPDATE SET incidents = t.incidents + 1, worst = greatest(t.worst, 4);

-- wrong: closed | .
INSERT INTO staff.incidents (lift_id, reporter_id, happened, severity, details, closed) SELECT l.id, p.id, '2025-02-10 11:30', 4, '{"cause": "power", "minutes": 25}', '2025-02-10' FROM resort.lifts AS l, staff.people AS p WHERE l.name = 'Krone' AND p.name = 'Vera'; INSERT INTO staff.tallies AS t SELECT id, 1, 4 FROM resort.lifts WHERE name = 'Krone' ON CONFLICT (lift_id) DO UPDATE SET incidents = t.incidents + 1, worst = greatest(t.worst, 4);

-- wrong: its own number | .
INSERT INTO staff.incidents (id, lift_id, reporter_id, happened, severity, details) SELECT 46, l.id, p.id, '2025-02-10 11:30', 4, '{"cause": "power", "minutes": 25}' FROM resort.lifts AS l, staff.people AS p WHERE l.name = 'Krone' AND p.name = 'Vera'; INSERT INTO staff.tallies AS t SELECT id, 1, 4 FROM resort.lifts WHERE name = 'Krone' ON CONFLICT (lift_id) DO UPDATE SET incidents = t.incidents + 1, worst = greatest(t.worst, 4);

-- wrong: all recounted | .
INSERT INTO staff.incidents (lift_id, reporter_id, happened, severity, details) SELECT l.id, p.id, '2025-02-10 11:30', 4, '{"cause": "power", "minutes": 25}' FROM resort.lifts AS l, staff.people AS p WHERE l.name = 'Krone' AND p.name = 'Vera'; INSERT INTO staff.tallies AS t SELECT lift_id, count(*), 4 FROM staff.incidents WHERE lift_id = 11 GROUP BY 1 ON CONFLICT (lift_id) DO UPDATE SET incidents = t.incidents + 1, worst = greatest(t.worst, 4);

-- wrong: any boss | .
INSERT INTO staff.incidents (lift_id, reporter_id, happened, severity, details) SELECT l.id, p.id, '2025-02-10 11:30', 4, '{"cause": "power", "minutes": 25}' FROM resort.lifts AS l, staff.people AS p WHERE l.name = 'Krone' AND p.boss_id = 1 AND p.role = 'technician'; INSERT INTO staff.tallies AS t SELECT id, 1, 4 FROM resort.lifts WHERE name = 'Krone' ON CONFLICT (lift_id) DO UPDATE SET incidents = t.incidents + 1, worst = greatest(t.worst, 4);

-- exercise: a-new-guide

-- wrong: the next number | .
INSERT INTO staff.people (name, role, boss_id, hired, wage, languages) SELECT 'Jana', 'guide', id, '2025-01-20', 24.50, '{de,sl}' FROM staff.people WHERE name = 'Xenia'; INSERT INTO staff.shifts (id, person_id, starts, ends) VALUES (61, 15, '2025-01-20 08:00', '2025-01-20 16:00');

-- wrong: counted | .
INSERT INTO staff.people (name, role, boss_id, hired, wage, languages) SELECT 'Jana', 'guide', id, '2025-01-20', 24.50, '{de,sl}' FROM staff.people WHERE name = 'Xenia'; INSERT INTO staff.shifts (id, person_id, starts, ends) SELECT 61, count(*), '2025-01-20 08:00', '2025-01-20 16:00' FROM staff.people;

-- wrong: both typed | .
INSERT INTO staff.people (id, name, role, boss_id, hired, wage, languages) VALUES (15, 'Jana', 'guide', 3, '2025-01-20', 24.50, '{de,sl}'); INSERT INTO staff.shifts (id, person_id, starts, ends) VALUES (61, 15, '2025-01-20 08:00', '2025-01-20 16:00');

-- wrong: no boss | .
WITH jana AS (INSERT INTO staff.people (name, role, hired, wage, languages) VALUES ('Jana', 'guide', '2025-01-20', 24.50, '{de,sl}') RETURNING id) INSERT INTO staff.shifts (id, person_id, starts, ends) SELECT 61, id, '2025-01-20 08:00', '2025-01-20 16:00' FROM jana;

-- wrong: other order | .
WITH jana AS (INSERT INTO staff.people (name, role, boss_id, hired, wage, languages) SELECT 'Jana', 'guide', id, '2025-01-20', 24.50, '{sl,de}' FROM staff.people WHERE name = 'Xenia' RETURNING id) INSERT INTO staff.shifts (id, person_id, starts, ends) SELECT 61, id, '2025-01-20 08:00', '2025-01-20 16:00' FROM jana;

-- wrong: Xenia's shift | .
INSERT INTO staff.people (name, role, boss_id, hired, wage, languages) SELECT 'Jana', 'guide', id, '2025-01-20', 24.50, '{de,sl}' FROM staff.people WHERE name = 'Xenia'; INSERT INTO staff.shifts (id, person_id, starts, ends) SELECT 61, id, '2025-01-20 08:00', '2025-01-20 16:00' FROM staff.people WHERE name = 'Xenia';

-- exercise: idle-passes

-- wrong: any day | .
DELETE FROM resort.passes AS p WHERE NOT EXISTS (SELECT FROM resort.rides WHERE pass_id = p.id);

-- wrong: by id | .
DELETE FROM resort.passes WHERE id = 480;

-- wrong: the last | .
DELETE FROM resort.passes WHERE id > 479 AND bought < '2025-03-01';

-- wrong: the first of March too | .
DELETE FROM resort.passes AS p WHERE bought <= '2025-03-01' AND NOT EXISTS (SELECT FROM resort.rides WHERE pass_id = p.id);

-- wrong: without times | .
DELETE FROM resort.passes AS p WHERE bought < '2025-03-01' AND NOT EXISTS (SELECT FROM resort.rides WHERE pass_id = p.id AND lift_id = 1);

-- wrong: in a later year | .
DELETE FROM resort.passes AS p WHERE extract(month FROM bought) <> 3 AND NOT EXISTS (SELECT FROM resort.rides WHERE pass_id = p.id);

-- exercise: rentals

-- wrong: NULLs distinct | .
CREATE TABLE resort.rentals (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, pass_id integer NOT NULL REFERENCES resort.passes ON DELETE CASCADE, item text NOT NULL, days integer NOT NULL CHECK (days BETWEEN 1 AND 14), rate numeric(6,2) NOT NULL CHECK (rate >= 0), total numeric GENERATED ALWAYS AS (days * rate) STORED, locker integer UNIQUE);

-- wrong: 13 days | .
CREATE TABLE resort.rentals (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, pass_id integer NOT NULL REFERENCES resort.passes ON DELETE CASCADE, item text NOT NULL, days integer NOT NULL CHECK (days >= 1 AND days < 14), rate numeric(6,2) NOT NULL CHECK (rate >= 0), total numeric GENERATED ALWAYS AS (days * rate) STORED, locker integer UNIQUE NULLS NOT DISTINCT);

-- wrong: kept | .
CREATE TABLE resort.rentals (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, pass_id integer NOT NULL REFERENCES resort.passes, item text NOT NULL, days integer NOT NULL CHECK (days BETWEEN 1 AND 14), rate numeric(6,2) NOT NULL CHECK (rate >= 0), total numeric GENERATED ALWAYS AS (days * rate) STORED, locker integer UNIQUE NULLS NOT DISTINCT);

-- wrong: added | .
CREATE TABLE resort.rentals (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, pass_id integer NOT NULL REFERENCES resort.passes ON DELETE CASCADE, item text NOT NULL, days integer NOT NULL CHECK (days BETWEEN 1 AND 14), rate numeric(6,2) NOT NULL CHECK (rate >= 0), total numeric GENERATED ALWAYS AS (days + rate) STORED, locker integer UNIQUE NULLS NOT DISTINCT);

-- wrong: never free | .
CREATE TABLE resort.rentals (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, pass_id integer NOT NULL REFERENCES resort.passes ON DELETE CASCADE, item text NOT NULL, days integer NOT NULL CHECK (days BETWEEN 1 AND 14), rate numeric(6,2) NOT NULL CHECK (rate > 0), total numeric GENERATED ALWAYS AS (days * rate) STORED, locker integer UNIQUE NULLS NOT DISTINCT);

-- wrong: an ordinary total | .
CREATE TABLE resort.rentals (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, pass_id integer NOT NULL REFERENCES resort.passes ON DELETE CASCADE, item text NOT NULL, days integer NOT NULL CHECK (days BETWEEN 1 AND 14), rate numeric(6,2) NOT NULL CHECK (rate >= 0), total numeric, locker integer UNIQUE NULLS NOT DISTINCT);

-- exercise: bookings

-- wrong: a day later | .
CREATE TABLE resort.bookings (lift_id integer NOT NULL REFERENCES resort.lifts, during daterange NOT NULL CHECK (NOT isempty(during)) CHECK (lower(during) > '2025-01-01'), guests integer NOT NULL CHECK (guests BETWEEN 1 AND 200), note text); CREATE UNIQUE INDEX ON resort.bookings (lower(note));

-- wrong: the end | .
CREATE TABLE resort.bookings (lift_id integer NOT NULL REFERENCES resort.lifts, during daterange NOT NULL CHECK (NOT isempty(during)) CHECK (upper(during) >= '2025-01-01'), guests integer NOT NULL CHECK (guests BETWEEN 1 AND 200), note text); CREATE UNIQUE INDEX ON resort.bookings (lower(note));

-- wrong: empty allowed | .
CREATE TABLE resort.bookings (lift_id integer NOT NULL REFERENCES resort.lifts, during daterange NOT NULL CHECK (lower(during) >= '2025-01-01'), guests integer NOT NULL CHECK (guests BETWEEN 1 AND 200), note text); CREATE UNIQUE INDEX ON resort.bookings (lower(note));

-- wrong: case counts | .
CREATE TABLE resort.bookings (lift_id integer NOT NULL REFERENCES resort.lifts, during daterange NOT NULL CHECK (NOT isempty(during)) CHECK (lower(during) >= '2025-01-01'), guests integer NOT NULL CHECK (guests BETWEEN 1 AND 200), note text UNIQUE);

-- wrong: not unique | .
CREATE TABLE resort.bookings (lift_id integer NOT NULL REFERENCES resort.lifts, during daterange NOT NULL CHECK (NOT isempty(during)) CHECK (lower(during) >= '2025-01-01'), guests integer NOT NULL CHECK (guests BETWEEN 1 AND 200), note text); CREATE INDEX ON resort.bookings (lower(note));

-- wrong: one NULL | .
CREATE TABLE resort.bookings (lift_id integer NOT NULL REFERENCES resort.lifts, during daterange NOT NULL CHECK (NOT isempty(during)) CHECK (lower(during) >= '2025-01-01'), guests integer NOT NULL CHECK (guests BETWEEN 1 AND 200), note text); CREATE UNIQUE INDEX ON resort.bookings (lower(note)) NULLS NOT DISTINCT;

-- exercise: quiet-lifts

-- wrong: with incidents | .
CREATE VIEW resort.quiet AS SELECT l.name, count(*) AS incidents FROM resort.lifts AS l JOIN staff.incidents AS i ON i.lift_id = l.id GROUP BY l.id HAVING count(*) < 4;

-- wrong: one for none | .
CREATE VIEW resort.quiet AS SELECT l.name, count(*) AS incidents FROM resort.lifts AS l LEFT JOIN staff.incidents AS i ON i.lift_id = l.id GROUP BY l.id HAVING count(*) < 4;

-- wrong: only none | .
CREATE VIEW resort.quiet AS SELECT l.name, 0::bigint AS incidents FROM resort.lifts AS l WHERE NOT EXISTS (SELECT FROM staff.incidents AS i WHERE i.lift_id = l.id);

-- wrong: 4 too | .
CREATE VIEW resort.quiet AS SELECT l.name, count(i.id) AS incidents FROM resort.lifts AS l LEFT JOIN staff.incidents AS i ON i.lift_id = l.id GROUP BY l.id HAVING count(i.id) <= 4;

-- wrong: stored | .
CREATE TABLE resort.quiet AS SELECT l.name, count(i.id) AS incidents FROM resort.lifts AS l LEFT JOIN staff.incidents AS i ON i.lift_id = l.id GROUP BY l.id HAVING count(i.id) < 4;

-- wrong: the tallies | .
CREATE VIEW resort.quiet AS SELECT l.name, coalesce(t.incidents, 0)::bigint AS incidents FROM resort.lifts l LEFT JOIN staff.tallies t ON t.lift_id = l.id WHERE l.id >= 12 AND coalesce(t.incidents, 0) < 4;

-- exercise: a-price

-- wrong: NULL discounts | .
CREATE FUNCTION resort.net(pass integer) RETURNS numeric LANGUAGE sql STABLE AS $$ SELECT price - discount FROM resort.passes WHERE id = pass $$;

-- wrong: 0 for unknown | .
CREATE FUNCTION resort.net(pass integer) RETURNS numeric LANGUAGE sql STABLE AS $$ SELECT coalesce((SELECT price - coalesce(discount, 0) FROM resort.passes WHERE id = pass), 0) $$;

-- wrong: the price | .
CREATE FUNCTION resort.net(pass integer) RETURNS numeric LANGUAGE sql STABLE AS $$ SELECT price FROM resort.passes WHERE id = pass $$;

-- wrong: a text | .
CREATE FUNCTION resort.net(pass text) RETURNS numeric LANGUAGE sql STABLE AS $$ SELECT price - coalesce(discount, 0) FROM resort.passes WHERE code = pass $$;

-- wrong: whole | .
CREATE FUNCTION resort.net(pass integer) RETURNS numeric LANGUAGE sql STABLE AS $$ SELECT round(price - coalesce(discount, 0)) FROM resort.passes WHERE id = pass $$;

-- wrong: an integer | .
CREATE FUNCTION resort.net(pass integer) RETURNS integer LANGUAGE sql STABLE AS $$ SELECT price - coalesce(discount, 0) FROM resort.passes WHERE id = pass $$;
