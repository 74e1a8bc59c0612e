-- exercise: below-the-north

-- wrong: children only | .
SELECT code FROM post.hubs WHERE parent = 'NOR';

-- wrong: two levels | .
SELECT code FROM post.hubs WHERE parent = 'NOR' UNION ALL SELECT h.code FROM post.hubs h JOIN post.hubs p ON h.parent = p.code WHERE p.parent = 'NOR';

-- wrong: with the north itself | .
WITH RECURSIVE t AS (SELECT code FROM post.hubs WHERE code = 'NOR' UNION ALL SELECT h.code FROM post.hubs h JOIN t ON h.parent = t.code) SELECT code FROM t;

-- wrong: by country | .
SELECT code FROM post.hubs WHERE country = 'DE' AND code NOT IN ('NOR', 'EUR');

-- wrong: upward instead | .
WITH RECURSIVE t AS (SELECT parent FROM post.hubs WHERE code = 'NOR' UNION ALL SELECT h.parent FROM post.hubs h JOIN t ON h.code = t.parent) SELECT parent FROM t WHERE parent IS NOT NULL;

-- wrong: everything below the top | .
WITH RECURSIVE t AS (SELECT code FROM post.hubs WHERE parent IS NULL UNION ALL SELECT h.code FROM post.hubs h JOIN t ON h.parent = t.code) SELECT code FROM t WHERE code <> 'NOR';

-- exercise: depth-of-each-hub

-- wrong: from 1 | .
WITH RECURSIVE t AS (SELECT code, 1 AS depth FROM post.hubs WHERE parent IS NULL UNION ALL SELECT h.code, depth + 1 FROM post.hubs h JOIN t ON h.parent = t.code) SELECT code, depth FROM t;

-- wrong: never deeper | .
WITH RECURSIVE t AS (SELECT code, 0 AS depth FROM post.hubs WHERE parent IS NULL UNION ALL SELECT h.code, 1 FROM post.hubs h JOIN t ON h.parent = t.code) SELECT code, depth FROM t;

-- wrong: cut at three | .
WITH RECURSIVE t AS (SELECT code, 0 AS depth FROM post.hubs WHERE parent IS NULL UNION ALL SELECT h.code, depth + 1 FROM post.hubs h JOIN t ON h.parent = t.code WHERE depth < 3) SELECT code, depth FROM t;

-- wrong: number of children | .
SELECT p.code, count(h.code) FROM post.hubs p LEFT JOIN post.hubs h ON h.parent = p.code GROUP BY p.code;

-- wrong: the top hub by name | .
WITH RECURSIVE t AS (SELECT code, 0 AS depth FROM post.hubs WHERE code = 'EUR' UNION ALL SELECT h.code, depth + 1 FROM post.hubs h JOIN t ON h.parent = t.code) SELECT code, depth FROM t;

-- wrong: without the top | .
WITH RECURSIVE t AS (SELECT code, 1 AS depth FROM post.hubs WHERE parent = (SELECT code FROM post.hubs WHERE parent IS NULL LIMIT 1) UNION ALL SELECT h.code, depth + 1 FROM post.hubs h JOIN t ON h.parent = t.code) SELECT code, depth FROM t;

-- exercise: fragile-but-light

-- wrong: fragile alone | .
SELECT id FROM parcels WHERE tags = '{fragile}';

-- wrong: unequal to one element | .
SELECT id FROM parcels WHERE 'fragile' = ANY (tags) AND 'heavy' <> ANY (tags);

-- wrong: first tag | .
SELECT id FROM parcels WHERE 'fragile' = ANY (tags) AND tags[1] <> 'heavy';

-- wrong: or | .
SELECT id FROM parcels WHERE 'fragile' = ANY (tags) OR NOT 'heavy' = ANY (tags);

-- wrong: rows of unnest | .
SELECT id FROM parcels, unnest(tags) t WHERE t = 'fragile' AND t <> 'heavy';

-- wrong: by the id | .
SELECT id FROM parcels WHERE id % 6 IN (0, 4);

-- exercise: well-insured

-- wrong: at least | .
SELECT id, (info ->> 'insured')::numeric FROM parcels WHERE (info ->> 'insured')::numeric >= 100;

-- wrong: compared as text | .
SELECT id, (info ->> 'insured')::numeric FROM parcels WHERE info ->> 'insured' > '100';

-- wrong: whole numbers | .
SELECT id, round((info ->> 'insured')::numeric)::int FROM parcels WHERE (info ->> 'insured')::numeric > 100;

-- wrong: with an amount at all | .
SELECT id, (info ->> 'insured')::numeric FROM parcels WHERE info ->> 'insured' IS NOT NULL;

-- wrong: only those with a floor | .
SELECT id, (info ->> 'insured')::numeric FROM parcels WHERE (info ->> 'insured')::numeric > 100 AND info ? 'floor';

-- wrong: two amounts | .
SELECT id, (info ->> 'insured')::numeric FROM parcels WHERE info ->> 'insured' IN ('250.5', '1200');

-- exercise: tags-counted

-- wrong: whole arrays | .
SELECT tags, count(*) FROM parcels GROUP BY tags ORDER BY 2 DESC, 1;

-- wrong: first tags | .
SELECT tags[1], count(*) AS n FROM parcels WHERE tags <> '{}' GROUP BY 1 ORDER BY n DESC, 1;

-- wrong: ascending | .
SELECT tag, count(*) AS n FROM parcels, unnest(tags) AS tag GROUP BY tag ORDER BY n, tag;

-- wrong: three tags by name | .
SELECT t, (SELECT count(*) FROM parcels WHERE t = ANY (tags)) AS n FROM unnest('{express,fragile,heavy}'::text[]) t ORDER BY n DESC, t;

-- wrong: no order of equal ones | .
SELECT tag, count(*) AS n FROM parcels, unnest(tags) AS tag GROUP BY tag ORDER BY n DESC, tag DESC;

-- wrong: exact tags | .
SELECT t, count(*) FROM parcels p, unnest(ARRAY['express', 'fragile', 'heavy']) t WHERE p.tags = ARRAY[t] GROUP BY t ORDER BY 2 DESC, 1;

-- exercise: the-price-of-each-parcel

-- wrong: too small boxes | .
SELECT p.id, t.price FROM parcels p CROSS JOIN LATERAL (SELECT price FROM post.tariffs WHERE zone = 2 AND max_grams > p.grams AND valid @> (p.posted_at AT TIME ZONE 'UTC')::date ORDER BY max_grams LIMIT 1) t;

-- wrong: any zone | .
SELECT p.id, t.price FROM parcels p CROSS JOIN LATERAL (SELECT price FROM post.tariffs WHERE max_grams >= p.grams AND valid @> (p.posted_at AT TIME ZONE 'UTC')::date ORDER BY max_grams, price LIMIT 1) t;

-- wrong: today's tariff | .
SELECT p.id, t.price FROM parcels p CROSS JOIN LATERAL (SELECT price FROM post.tariffs WHERE zone = 2 AND max_grams >= p.grams AND upper(valid) IS NULL ORDER BY max_grams LIMIT 1) t;

-- wrong: every fitting price | .
SELECT p.id, t.price FROM parcels p JOIN post.tariffs t ON zone = 2 AND max_grams >= p.grams AND valid @> (p.posted_at AT TIME ZONE 'UTC')::date;

-- wrong: a bound that counts in both | .
SELECT p.id, min(t.price) FROM parcels p JOIN post.tariffs t ON zone = 2 AND max_grams >= p.grams AND (p.posted_at AT TIME ZONE 'UTC')::date BETWEEN lower(valid) AND upper(valid) GROUP BY p.id;

-- wrong: the day fixed | .
SELECT p.id, t.price FROM parcels p CROSS JOIN LATERAL (SELECT price FROM post.tariffs WHERE zone = 2 AND max_grams >= p.grams AND valid @> CASE WHEN p.posted_at < '2025-03-15' THEN date '2025-03-01' ELSE date '2025-04-01' END ORDER BY max_grams LIMIT 1) t;

-- exercise: delivered-share

-- wrong: integers | .
SELECT origin, round(100 * count(*) FILTER (WHERE state = 'delivered') / count(*), 1) FROM parcels GROUP BY origin;

-- wrong: a fraction | .
SELECT origin, round(count(*) FILTER (WHERE state = 'delivered')::numeric / count(*), 1) FROM parcels GROUP BY origin;

-- wrong: of all parcels | .
SELECT origin, round(100.0 * count(*) FILTER (WHERE state = 'delivered') / (SELECT count(*) FROM parcels), 1) FROM parcels GROUP BY origin;

-- wrong: truncated | .
SELECT origin, trunc(100.0 * count(*) FILTER (WHERE state = 'delivered') / count(*), 1) FROM parcels GROUP BY origin;

-- wrong: not lost | .
SELECT origin, round(100.0 * count(*) FILTER (WHERE state <> 'lost') / count(*), 1) FROM parcels GROUP BY origin;

-- wrong: delivered_at for the state | .
SELECT origin, round(100.0 * count(delivered_at) / count(*), 2) FROM parcels GROUP BY origin;

-- exercise: parcels-per-day-in-berlin

-- wrong: in UTC | .
SELECT (posted_at AT TIME ZONE 'UTC')::date, count(*) FROM parcels GROUP BY 1 ORDER BY 1;

-- wrong: always one hour | .
SELECT (posted_at AT TIME ZONE 'UTC' + interval '1 hour')::date, count(*) FROM parcels GROUP BY 1 ORDER BY 1;

-- wrong: the wrong way around | .
SELECT (posted_at AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin')::date, count(*) FROM parcels GROUP BY 1 ORDER BY 1;

-- wrong: New York | .
SELECT (posted_at AT TIME ZONE 'America/New_York')::date, count(*) FROM parcels GROUP BY 1 ORDER BY 1;

-- wrong: delivered | .
SELECT (delivered_at AT TIME ZONE 'Europe/Berlin')::date AS day, count(*) FROM parcels GROUP BY 1 ORDER BY 1;

-- wrong: days of the month | .
SELECT extract(day FROM posted_at AT TIME ZONE 'Europe/Berlin'), count(*) FROM parcels GROUP BY 1 ORDER BY 1;

-- exercise: totals-of-totals

-- wrong: a cube | .
SELECT origin, state, count(*) FROM parcels GROUP BY CUBE (origin, state);

-- wrong: no totals | .
SELECT origin, state, count(*) FROM parcels GROUP BY origin, state;

-- wrong: the other way around | .
SELECT origin, state, count(*) FROM parcels GROUP BY ROLLUP (state, origin);

-- wrong: without the grand total | .
SELECT origin, state, count(*) FROM parcels GROUP BY origin, ROLLUP (state);

-- wrong: target | .
SELECT target, state, count(*) FROM parcels GROUP BY ROLLUP (target, state);

-- wrong: distinct senders | .
SELECT origin, state, count(DISTINCT sender) FROM parcels GROUP BY ROLLUP (origin, state);

-- exercise: two-heaviest-weights

-- wrong: rank | .
SELECT origin, id, grams FROM (SELECT *, rank() OVER (PARTITION BY origin ORDER BY grams DESC) AS r FROM parcels) x WHERE r <= 2;

-- wrong: row_number | .
SELECT origin, id, grams FROM (SELECT *, row_number() OVER (PARTITION BY origin ORDER BY grams DESC) AS r FROM parcels) x WHERE r <= 2;

-- wrong: of all origins | .
SELECT origin, id, grams FROM (SELECT *, dense_rank() OVER (ORDER BY grams DESC) AS r FROM parcels) x WHERE r <= 2;

-- wrong: lightest | .
SELECT origin, id, grams FROM (SELECT *, dense_rank() OVER (PARTITION BY origin ORDER BY grams) AS r FROM parcels) x WHERE r <= 2;

-- wrong: from a weight on | .
SELECT origin, id, grams FROM parcels WHERE grams >= 3400;

-- wrong: one weight | .
SELECT origin, id, grams FROM (SELECT *, dense_rank() OVER (PARTITION BY origin ORDER BY grams DESC) AS r FROM parcels) x WHERE r = 2;

-- exercise: long-pauses

-- wrong: at least | .
SELECT parcel_id, seq, pause FROM (SELECT parcel_id, seq, at - lag(at) OVER (PARTITION BY parcel_id ORDER BY seq) AS pause FROM scans) x WHERE pause >= interval '10 hours';

-- wrong: across parcels | .
SELECT parcel_id, seq, pause FROM (SELECT parcel_id, seq, at - lag(at) OVER (ORDER BY parcel_id, seq) AS pause FROM scans) x WHERE pause > interval '10 hours';

-- wrong: since the first | .
SELECT parcel_id, seq, pause FROM (SELECT parcel_id, seq, at - first_value(at) OVER (PARTITION BY parcel_id ORDER BY seq) AS pause FROM scans) x WHERE pause > interval '10 hours';

-- wrong: hours only | .
SELECT parcel_id, seq, pause FROM (SELECT parcel_id, seq, at - lag(at) OVER (PARTITION BY parcel_id ORDER BY seq) AS pause FROM scans) x WHERE extract(hour FROM pause) > 10;

-- wrong: until the next | .
SELECT parcel_id, seq, pause FROM (SELECT parcel_id, seq, lead(at) OVER (PARTITION BY parcel_id ORDER BY seq) - at AS pause FROM scans) x WHERE pause > interval '10 hours';

-- wrong: second scans only | .
SELECT b.parcel_id, b.seq, b.at - a.at FROM scans a JOIN scans b ON b.parcel_id = a.parcel_id AND b.seq = 2 AND a.seq = 1 WHERE b.at - a.at > interval '10 hours';

-- exercise: arrived-parcels

-- wrong: any state | .
UPDATE parcels p SET state = 'delivered', delivered_at = s.at FROM (SELECT parcel_id, hub, max(at) AS at FROM scans GROUP BY parcel_id, hub) s WHERE s.parcel_id = p.id AND s.hub = p.target;

-- wrong: all that move | .
UPDATE parcels p SET state = 'delivered', delivered_at = (SELECT max(at) FROM scans s WHERE s.parcel_id = p.id AND s.hub = p.target) WHERE state = 'moving';

-- wrong: the state only | .
UPDATE parcels p SET state = 'delivered' FROM scans s WHERE s.parcel_id = p.id AND s.hub = p.target AND p.state = 'moving';

-- wrong: third scans | .
UPDATE parcels p SET state = 'delivered', delivered_at = s.at FROM scans s WHERE s.parcel_id = p.id AND s.seq = 3 AND p.state = 'moving';

-- wrong: the first such scan | .
UPDATE parcels p SET state = 'delivered', delivered_at = s.at FROM (SELECT parcel_id, hub, min(at) AS at FROM scans GROUP BY parcel_id, hub) s WHERE s.parcel_id = p.id AND s.hub = p.target AND p.state = 'moving';

-- wrong: known ids | .
UPDATE parcels p SET state = 'delivered', delivered_at = (SELECT max(at) FROM scans s WHERE s.parcel_id = p.id) WHERE id IN (SELECT p.id FROM parcels p JOIN scans s ON p.id = s.parcel_id AND s.hub = p.target WHERE p.state = 'moving' LIMIT 4);

-- exercise: scans-of-lost-parcels

-- wrong: the first too | .
DELETE FROM scans USING parcels p WHERE p.id = scans.parcel_id AND p.state = 'lost';

-- wrong: only the second | .
DELETE FROM scans USING parcels p WHERE p.id = scans.parcel_id AND p.state = 'lost' AND scans.seq = 2;

-- wrong: without a join | .
DELETE FROM scans USING parcels p WHERE p.state = 'lost' AND scans.seq > 1;

-- wrong: the parcels themselves | .
DELETE FROM parcels WHERE state = 'lost';

-- wrong: not delivered | .
DELETE FROM scans USING parcels p WHERE p.id = scans.parcel_id AND p.delivered_at IS NULL AND scans.seq > 1;

-- wrong: known ids | .
DELETE FROM scans WHERE parcel_id IN (6, 17, 28, 39, 50) AND seq > 1;

-- exercise: counted-again

-- wrong: replaced | .
INSERT INTO daily (day, hub, parcels) SELECT '2025-03-10', origin, count(*) FROM parcels WHERE (posted_at AT TIME ZONE 'UTC')::date = '2025-03-10' GROUP BY origin ON CONFLICT (day, hub) DO UPDATE SET parcels = excluded.parcels;

-- wrong: nothing on conflict | .
INSERT INTO daily (day, hub, parcels) SELECT '2025-03-10', origin, count(*) FROM parcels WHERE (posted_at AT TIME ZONE 'UTC')::date = '2025-03-10' GROUP BY origin ON CONFLICT (day, hub) DO NOTHING;

-- wrong: one more | .
INSERT INTO daily AS d (day, hub, parcels) SELECT '2025-03-10', origin, count(*) FROM parcels WHERE (posted_at AT TIME ZONE 'UTC')::date = '2025-03-10' GROUP BY origin ON CONFLICT (day, hub) DO UPDATE SET parcels = d.parcels + 1;

-- wrong: by target | .
INSERT INTO daily AS d (day, hub, parcels) SELECT '2025-03-10', target, count(*) FROM parcels WHERE (posted_at AT TIME ZONE 'UTC')::date = '2025-03-10' GROUP BY target ON CONFLICT (day, hub) DO UPDATE SET parcels = d.parcels + excluded.parcels;

-- wrong: typed in | .
INSERT INTO daily AS d VALUES ('2025-03-10', 'VIE', 1), ('2025-03-10', 'HAM', 1) ON CONFLICT (day, hub) DO UPDATE SET parcels = d.parcels + excluded.parcels;

-- wrong: delivered that day | .
INSERT INTO daily AS d (day, hub, parcels) SELECT '2025-03-10', origin, count(*) FROM parcels WHERE (delivered_at AT TIME ZONE 'UTC')::date = '2025-03-10' GROUP BY origin ON CONFLICT (day, hub) DO UPDATE SET parcels = d.parcels + excluded.parcels;

-- exercise: the-last-scan

-- wrong: the first | .
SELECT DISTINCT ON (parcel_id) parcel_id, hub FROM scans ORDER BY parcel_id, seq;

-- wrong: the greatest hub | .
SELECT parcel_id, max(hub) FROM scans GROUP BY parcel_id ORDER BY 1;

-- wrong: third scans | .
SELECT parcel_id, hub FROM scans WHERE seq = 3 ORDER BY 1;

-- wrong: last_value as it is | .
SELECT DISTINCT parcel_id, last_value(hub) OVER (PARTITION BY parcel_id ORDER BY seq) FROM scans ORDER BY parcel_id;

-- wrong: the target | .
SELECT DISTINCT p.id, p.target FROM parcels p JOIN scans s ON s.parcel_id = p.id ORDER BY 1;

-- wrong: all scans of the last number | .
SELECT parcel_id, hub FROM scans s WHERE seq = (SELECT max(seq) FROM scans) ORDER BY 1;

-- exercise: percent-signs

-- wrong: not escaped | .
SELECT id FROM parcels WHERE sender LIKE '%%%' OR sender LIKE '%_%';

-- wrong: at the end | .
SELECT id FROM parcels WHERE sender LIKE '%\%' OR sender LIKE '%\_';

-- wrong: the percent sign only | .
SELECT id FROM parcels WHERE sender LIKE '%\%%';

-- wrong: known senders | .
SELECT id FROM parcels WHERE sender IN ('100% Tea', 'Cy_Data');

-- wrong: both | .
SELECT id FROM parcels WHERE sender LIKE '%\%%' AND sender LIKE '%\_%';

-- wrong: not a word | .
SELECT id FROM parcels WHERE sender ~ '[^A-Za-z '']';

-- exercise: receivers-without-regard-to-case

-- wrong: nulls last | .
SELECT id, receiver FROM parcels ORDER BY lower(receiver), id;

-- wrong: with case | .
SELECT id, receiver FROM parcels ORDER BY receiver COLLATE "C" NULLS FIRST, id;

-- wrong: descending | .
SELECT id, receiver FROM parcels ORDER BY lower(receiver) DESC, id;

-- wrong: ids descending | .
SELECT id, receiver FROM parcels ORDER BY lower(receiver) NULLS FIRST, id DESC;

-- wrong: without the missing ones | .
SELECT id, receiver FROM parcels WHERE receiver IS NOT NULL ORDER BY lower(receiver), id;

-- wrong: no second order | .
SELECT id, receiver FROM parcels ORDER BY lower(receiver) NULLS FIRST, grams;

-- exercise: days-without-parcels

-- wrong: thirty days | .
SELECT d::date FROM generate_series(date '2025-03-01', '2025-03-30', '1 day') d WHERE NOT EXISTS (SELECT FROM parcels WHERE (posted_at AT TIME ZONE 'UTC')::date = d::date) ORDER BY d;

-- wrong: between first and last parcel | .
SELECT d::date FROM generate_series((SELECT min(posted_at)::date FROM parcels), (SELECT max(posted_at)::date FROM parcels), '1 day') d WHERE NOT EXISTS (SELECT FROM parcels WHERE (posted_at AT TIME ZONE 'UTC')::date = d::date) ORDER BY d;

-- wrong: typed in | .
SELECT d FROM unnest('{2025-03-16,2025-03-17,2025-03-18}'::date[]) d ORDER BY d;

-- wrong: delivered | .
SELECT d::date FROM generate_series(date '2025-03-01', '2025-03-31', '1 day') d WHERE NOT EXISTS (SELECT FROM parcels WHERE (delivered_at AT TIME ZONE 'UTC')::date = d::date) ORDER BY d;

-- wrong: midnight | .
SELECT d::date FROM generate_series(date '2025-03-01', '2025-03-31', '1 day') d WHERE NOT EXISTS (SELECT FROM parcels WHERE posted_at = d) ORDER BY d;

-- wrong: days with parcels | .
SELECT DISTINCT (posted_at AT TIME ZONE 'UTC')::date FROM parcels WHERE posted_at >= '2025-03-01' AND posted_at < '2025-04-01' ORDER BY 1;

-- exercise: there-and-back

-- wrong: any weekday | .
SELECT DISTINCT a.origin, a.target, a.weekday FROM post.routes a JOIN post.routes b ON b.origin = a.target AND b.target = a.origin;

-- wrong: each pair once | .
SELECT a.origin, a.target, a.weekday FROM post.routes a JOIN post.routes b ON b.origin = a.target AND b.target = a.origin AND b.weekday = a.weekday WHERE a.origin < a.target;

-- wrong: continued | .
SELECT DISTINCT a.origin, a.target, a.weekday FROM post.routes a JOIN post.routes b ON b.origin = a.target AND b.weekday = a.weekday;

-- wrong: same carrier | .
SELECT a.origin, a.target, a.weekday FROM post.routes a JOIN post.routes b ON b.origin = a.target AND b.target = a.origin AND b.weekday = a.weekday AND b.carrier = a.carrier;

-- wrong: the same route | .
SELECT a.origin, a.target, a.weekday FROM post.routes a JOIN post.routes b ON b.origin = a.origin AND b.target = a.target AND b.weekday = a.weekday;

-- wrong: known weekdays | .
SELECT a.origin, a.target, a.weekday FROM post.routes a JOIN post.routes b ON b.origin = a.target AND b.target = a.origin AND b.weekday = a.weekday WHERE a.weekday IN (SELECT weekday FROM post.routes GROUP BY 1 HAVING count(*) > 8);

-- exercise: hubs-at-the-end

-- wrong: not in with NULL | .
SELECT code, name FROM post.hubs WHERE code NOT IN (SELECT parent FROM post.hubs);

-- wrong: without a parent | .
SELECT code, name FROM post.hubs WHERE parent IS NULL;

-- wrong: parents | .
SELECT DISTINCT p.code, p.name FROM post.hubs p JOIN post.hubs c ON c.parent = p.code;

-- wrong: known depth | .
SELECT h.code, h.name FROM post.hubs h JOIN post.hubs p ON p.code = h.parent WHERE p.parent IS NOT NULL AND h.code NOT IN ('BER', 'VIE', 'PAR', 'LYO');

-- wrong: few children | .
SELECT h.code, h.name FROM post.hubs h LEFT JOIN post.hubs c ON c.parent = h.code GROUP BY h.code, h.name HAVING count(*) <= 1;

-- wrong: typed in | .
SELECT code, name FROM post.hubs WHERE code IN ('HAM', 'POT', 'GRZ', 'NIC');

-- exercise: the-way-of-each-parcel

-- wrong: backward | .
SELECT parcel_id, string_agg(hub, ' > ' ORDER BY seq DESC) FROM scans GROUP BY parcel_id;

-- wrong: by name | .
SELECT parcel_id, string_agg(hub, ' > ' ORDER BY hub) FROM scans GROUP BY parcel_id;

-- wrong: commas | .
SELECT parcel_id, string_agg(hub, ', ' ORDER BY seq) FROM scans GROUP BY parcel_id;

-- wrong: each hub once | .
SELECT parcel_id, string_agg(DISTINCT hub, ' > ') FROM scans GROUP BY parcel_id;

-- wrong: parcels without scans too | .
SELECT p.id, string_agg(hub, ' > ' ORDER BY seq) FROM parcels p LEFT JOIN scans s ON s.parcel_id = p.id GROUP BY p.id;

-- wrong: joined by numbers | .
SELECT a.parcel_id, concat_ws(' > ', a.hub, b.hub) FROM scans a LEFT JOIN scans b ON b.parcel_id = a.parcel_id AND b.seq = 2 WHERE a.seq = 1;

-- exercise: the-median-weight

-- wrong: the mean | .
SELECT origin, avg(grams) FROM parcels GROUP BY origin;

-- wrong: the lower of two | .
SELECT origin, percentile_disc(0.5) WITHIN GROUP (ORDER BY grams) FROM parcels GROUP BY origin;

-- wrong: of all | .
SELECT DISTINCT origin, (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY grams) FROM parcels) FROM parcels;

-- wrong: of different weights | .
SELECT origin, percentile_cont(0.5) WITHIN GROUP (ORDER BY grams) FROM (SELECT DISTINCT origin, grams FROM parcels) x GROUP BY origin;

-- wrong: the middle of the extremes | .
SELECT origin, (min(grams) + max(grams)) / 2.0 FROM parcels GROUP BY origin;

-- wrong: the first quarter | .
SELECT origin, percentile_cont(0.25) WITHIN GROUP (ORDER BY grams) FROM parcels GROUP BY origin;

-- exercise: cheaper-until-spring

-- wrong: on the first day | .
SELECT max_grams, lower(valid), price FROM post.tariffs WHERE zone = 1 AND valid @> date '2025-02-01';

-- wrong: within | .
SELECT max_grams, lower(valid), price FROM post.tariffs WHERE zone = 1 AND valid <@ daterange('2025-01-01', '2025-04-01');

-- wrong: starting in time | .
SELECT max_grams, lower(valid), price FROM post.tariffs WHERE zone = 1 AND lower(valid) BETWEEN '2025-02-01' AND '2025-03-31';

-- wrong: all of 2025 | .
SELECT max_grams, lower(valid), price FROM post.tariffs WHERE zone = 1 AND lower(valid) >= '2025-01-01';

-- wrong: still valid | .
SELECT max_grams, lower(valid), price FROM post.tariffs WHERE zone = 1 AND valid @> daterange('2025-02-01', '2025-04-01');

-- wrong: with an end only | .
SELECT max_grams, lower(valid), price FROM post.tariffs WHERE zone = 1 AND lower(valid) < '2025-04-01' AND upper(valid) > '2025-02-01';

-- exercise: lightest-and-heaviest

-- wrong: less than | .
SELECT target, count(*) FILTER (WHERE grams < 1000), count(*) FILTER (WHERE grams >= 1000), round(sum(liters)) FROM parcels GROUP BY target;

-- wrong: rounded before | .
SELECT target, count(*) FILTER (WHERE grams <= 1000), count(*) FILTER (WHERE grams > 1000), sum(round(liters)) FROM parcels GROUP BY target;

-- wrong: truncated | .
SELECT target, count(*) FILTER (WHERE grams <= 1000), count(*) FILTER (WHERE grams > 1000), floor(sum(liters)) FROM parcels GROUP BY target;

-- wrong: count of a boolean | .
SELECT target, count(grams <= 1000), count(grams > 1000), round(sum(liters)) FROM parcels GROUP BY target;

-- wrong: light only | .
SELECT target, count(*), 0, round(sum(liters)) FROM parcels WHERE grams <= 1000 GROUP BY target;

-- wrong: grams for liters | .
SELECT target, count(*) FILTER (WHERE grams <= 1000), count(*) FILTER (WHERE grams > 1000), round(sum(grams) / 1000.0) FROM parcels GROUP BY target;

-- exercise: a-view-of-open-parcels

-- wrong: whole kilograms | .
CREATE VIEW open_parcels AS SELECT id, target, grams / 1000 AS kg FROM parcels WHERE state NOT IN ('delivered', 'lost');

-- wrong: lost ones too | .
CREATE VIEW open_parcels AS SELECT id, target, grams / 1000.0 AS kg FROM parcels WHERE delivered_at IS NULL;

-- wrong: or | .
CREATE VIEW open_parcels AS SELECT id, target, grams / 1000.0 AS kg FROM parcels WHERE state <> 'delivered' OR state <> 'lost';

-- wrong: a table | .
CREATE TABLE open_parcels AS SELECT id, target, grams / 1000.0 AS kg FROM parcels WHERE state NOT IN ('delivered', 'lost');

-- wrong: another name | .
CREATE VIEW open_parcels AS SELECT id, target, grams / 1000.0 AS kilograms FROM parcels WHERE state NOT IN ('delivered', 'lost');

-- wrong: moving only | .
CREATE VIEW open_parcels AS SELECT id, target, grams / 1000.0 AS kg FROM parcels WHERE state = 'moving';

-- exercise: complaints

-- wrong: two references | .
CREATE TABLE complaints (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parcel_id int REFERENCES parcels, seq int, amount numeric(8,2) NOT NULL DEFAULT 0 CHECK (amount >= 0), text text NOT NULL);

-- wrong: positive | .
CREATE TABLE complaints (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parcel_id int, seq int, amount numeric(8,2) NOT NULL DEFAULT 0 CHECK (amount > 0), text text NOT NULL, FOREIGN KEY (parcel_id, seq) REFERENCES scans);

-- wrong: text may be missing | .
CREATE TABLE complaints (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parcel_id int, seq int, amount numeric(8,2) NOT NULL DEFAULT 0 CHECK (amount >= 0), text text, FOREIGN KEY (parcel_id, seq) REFERENCES scans);

-- wrong: no default | .
CREATE TABLE complaints (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parcel_id int, seq int, amount numeric(8,2) NOT NULL CHECK (amount >= 0), text text NOT NULL, FOREIGN KEY (parcel_id, seq) REFERENCES scans);

-- wrong: a plain number | .
CREATE TABLE complaints (id int PRIMARY KEY, parcel_id int, seq int, amount numeric(8,2) NOT NULL DEFAULT 0 CHECK (amount >= 0), text text NOT NULL, FOREIGN KEY (parcel_id, seq) REFERENCES scans);

-- wrong: cascading | .
CREATE TABLE complaints (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parcel_id int, seq int, amount numeric(8,2) NOT NULL DEFAULT 0 CHECK (amount >= 0), text text NOT NULL, FOREIGN KEY (parcel_id, seq) REFERENCES scans ON DELETE CASCADE);

-- exercise: growth-from-day-to-day

-- wrong: of today's sum | .
WITH t AS (SELECT day, sum(parcels) AS n FROM daily GROUP BY day) SELECT day, n, round(100.0 * (n - lag(n) OVER (ORDER BY day)) / n) FROM t ORDER BY day;

-- wrong: a difference | .
WITH t AS (SELECT day, sum(parcels) AS n FROM daily GROUP BY day) SELECT day, n, n - lag(n) OVER (ORDER BY day) FROM t ORDER BY day;

-- wrong: integers | .
WITH t AS (SELECT day, sum(parcels) AS n FROM daily GROUP BY day) SELECT day, n, 100 * (n - lag(n) OVER (ORDER BY day)) / lag(n) OVER (ORDER BY day) FROM t ORDER BY day;

-- wrong: 0 for the first | .
WITH t AS (SELECT day, sum(parcels) AS n FROM daily GROUP BY day) SELECT day, n, coalesce(round(100.0 * (n - lag(n) OVER (ORDER BY day)) / lag(n) OVER (ORDER BY day)), 0) FROM t ORDER BY day;

-- wrong: per hub | .
SELECT day, parcels, round(100.0 * (parcels - lag(parcels) OVER (PARTITION BY hub ORDER BY day)) / lag(parcels) OVER (PARTITION BY hub ORDER BY day)) FROM daily ORDER BY day;

-- wrong: the next day | .
WITH t AS (SELECT day, sum(parcels) AS n FROM daily GROUP BY day) SELECT day, n, round(100.0 * (lead(n) OVER (ORDER BY day) - n) / n) FROM t ORDER BY day;

-- exercise: carriers-of-all-weekdays

-- wrong: five routes | .
SELECT carrier FROM post.routes WHERE carrier IS NOT NULL AND weekday <= 5 GROUP BY carrier HAVING count(*) >= 5;

-- wrong: any five days | .
SELECT carrier FROM post.routes WHERE carrier IS NOT NULL GROUP BY carrier HAVING count(DISTINCT weekday) >= 5;

-- wrong: some weekday | .
SELECT DISTINCT carrier FROM post.routes WHERE carrier IS NOT NULL AND weekday IN (1, 2, 3, 4, 5);

-- wrong: all seven | .
SELECT carrier FROM post.routes WHERE carrier IS NOT NULL GROUP BY carrier HAVING count(DISTINCT weekday) = 7;

-- wrong: Monday and Friday | .
SELECT carrier FROM post.routes WHERE weekday = 1 AND carrier IS NOT NULL INTERSECT SELECT carrier FROM post.routes WHERE weekday = 5;

-- wrong: typed in | .
SELECT DISTINCT carrier FROM post.routes WHERE carrier IN (SELECT carrier FROM post.routes WHERE weekday <= 5 GROUP BY carrier HAVING count(DISTINCT weekday) = 5 ORDER BY carrier LIMIT 2);

-- exercise: hubs-without-a-date

-- wrong: spaces of to_char | .
SELECT name, coalesce(to_char(date '2025-01-01' - opened, '999999'), 'unknown') FROM post.hubs;

-- wrong: an interval | .
SELECT name, coalesce(age(date '2025-01-01', opened)::text, 'unknown') FROM post.hubs;

-- wrong: NULL | .
SELECT name, (date '2025-01-01' - opened)::text FROM post.hubs;

-- wrong: counted until today | .
SELECT name, coalesce((current_date - opened)::text, 'unknown') FROM post.hubs;

-- wrong: one more | .
SELECT name, coalesce((date '2025-01-01' - opened + 1)::text, 'unknown') FROM post.hubs;

-- wrong: as if zero | .
SELECT name, coalesce(date '2025-01-01' - opened, 0)::text FROM post.hubs;
