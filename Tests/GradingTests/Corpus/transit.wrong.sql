-- exercise: stops-of-zone-a

-- wrong: two zones | .
SELECT name FROM network.stops WHERE zone IN ('A', 'B');

-- wrong: the wrong zone | .
SELECT name FROM network.stops WHERE zone = 'B';

-- wrong: known ids | .
SELECT name FROM network.stops WHERE id IN (SELECT 3 * n FROM generate_series(1, 16) AS n);

-- wrong: the rule of the given ids | .
SELECT name FROM network.stops WHERE id % 3 = 0;

-- wrong: only those with a date | .
SELECT name FROM network.stops WHERE zone = 'A' AND opened IS NOT NULL;

-- wrong: a lucky limit | .
SELECT name FROM network.stops WHERE zone = 'A' LIMIT 16;

-- exercise: lines-without-stops

-- wrong: typed in | .
SELECT '33';

-- wrong: the known code | .
SELECT code FROM network.lines WHERE code = '33';

-- wrong: by its colour | .
SELECT code FROM network.lines WHERE colour = 'grey';

-- wrong: an inner join | .
SELECT l.code FROM network.lines l JOIN network.line_stops s ON s.line = l.code WHERE s.line IS NULL;

-- wrong: the others | .
SELECT DISTINCT line FROM network.line_stops;

-- wrong: lines without trips | .
SELECT code FROM network.lines WHERE code NOT IN (SELECT line FROM ops.trips);

-- exercise: long-trips-of-each-driver

-- wrong: an inner join | .
SELECT d.name, count(t.id) FROM ops.drivers d JOIN ops.trips t ON t.driver_id = d.id AND t.minutes > 45 GROUP BY d.id, d.name;

-- wrong: the condition in WHERE | .
SELECT d.name, count(t.id) FROM ops.drivers d LEFT JOIN ops.trips t ON t.driver_id = d.id WHERE t.minutes > 45 GROUP BY d.id, d.name;

-- wrong: the boundary is in | .
SELECT d.name, count(t.id) FROM ops.drivers d LEFT JOIN ops.trips t ON t.driver_id = d.id AND t.minutes >= 45 GROUP BY d.id, d.name;

-- wrong: rows instead of trips | .
SELECT d.name, count(*) FROM ops.drivers d LEFT JOIN ops.trips t ON t.driver_id = d.id AND t.minutes > 45 GROUP BY d.id, d.name;

-- wrong: all trips | .
SELECT d.name, count(t.id) FROM ops.drivers d LEFT JOIN ops.trips t ON t.driver_id = d.id GROUP BY d.id, d.name;

-- wrong: the sum of minutes | .
SELECT d.name, coalesce(sum(t.minutes), 0) FROM ops.drivers d LEFT JOIN ops.trips t ON t.driver_id = d.id AND t.minutes > 45 GROUP BY d.id, d.name;

-- exercise: the-last-departure

-- wrong: typed in | .
SELECT 4000, '1';

-- wrong: the highest id | .
SELECT id, line FROM ops.trips ORDER BY id DESC LIMIT 1;

-- wrong: the known time | .
SELECT id, line FROM ops.trips WHERE left_at = '2025-09-27 11:40';

-- wrong: the known id | .
SELECT id, line FROM ops.trips WHERE id = 4000;

-- wrong: the first | .
SELECT id, line FROM ops.trips ORDER BY left_at LIMIT 1;

-- wrong: after a known day | .
SELECT id, line FROM ops.trips WHERE left_at > '2025-09-27 11:00';

-- exercise: busy-lines

-- wrong: typed in, from the table | .
SELECT line, 500 FROM ops.trips GROUP BY line;

-- wrong: lines of the list | .
SELECT line, count(*) FROM ops.trips WHERE line IN ('1', '2', '7', '9', '12', '15', 'N1', 'N2') GROUP BY line;

-- wrong: no condition | .
SELECT line, count(*) FROM ops.trips GROUP BY line;

-- wrong: fewer | .
SELECT line, count(*) FROM ops.trips GROUP BY line HAVING count(*) < 480;

-- wrong: distinct drivers | .
SELECT line, count(DISTINCT driver_id) FROM ops.trips GROUP BY line HAVING count(*) > 480;

-- wrong: only those with a driver | .
SELECT line, count(driver_id) FROM ops.trips GROUP BY line HAVING count(*) > 480;

-- exercise: a-new-driver

-- wrong: a typed number | .
INSERT INTO ops.drivers (id, name, born, hired) OVERRIDING SYSTEM VALUE VALUES (31, 'Kai Stone', 1990, '2025-05-01');

-- wrong: the wrong year | .
INSERT INTO ops.drivers (name, born, hired) VALUES ('Kai Stone', 1991, '2025-05-01');

-- wrong: twice | .
INSERT INTO ops.drivers (name, born, hired) VALUES ('Kai Stone', 1990, '2025-05-01'), ('Kai Stone', 1990, '2025-05-01');

-- wrong: another depot | .
INSERT INTO ops.drivers (name, born, hired, depot) VALUES ('Kai Stone', 1990, '2025-05-01', 'South');

-- wrong: no year | .
INSERT INTO ops.drivers (name, hired) VALUES ('Kai Stone', '2025-05-01');

-- wrong: only asked | .
SELECT 'Kai Stone', 1990, date '2025-05-01';

-- exercise: cheaper-fines

-- wrong: more than 50 | .
UPDATE ops.fines SET amount = amount - 10 WHERE paid_on IS NULL AND amount > 50;

-- wrong: paid ones too | .
UPDATE ops.fines SET amount = amount - 10 WHERE amount >= 50;

-- wrong: the paid ones | .
UPDATE ops.fines SET amount = amount - 10 WHERE paid_on IS NOT NULL AND amount >= 50;

-- wrong: set to 10 less than 50 | .
UPDATE ops.fines SET amount = 40 WHERE paid_on IS NULL AND amount >= 50;

-- wrong: by the rule of the ids | .
UPDATE ops.fines SET amount = amount - 10 WHERE id % 3 = 0 AND amount >= 50;

-- wrong: all | .
UPDATE ops.fines SET amount = amount - 10;

-- exercise: short-trips-go

-- wrong: 20 too | .
DELETE FROM ops.trips WHERE minutes <= 20 AND line IN (SELECT code FROM network.lines WHERE kind = 'night');

-- wrong: by the codes | .
DELETE FROM ops.trips WHERE minutes < 20 AND line = 'N1';

-- wrong: all lines | .
DELETE FROM ops.trips WHERE minutes < 20;

-- wrong: all trips of the night | .
DELETE FROM ops.trips WHERE line IN (SELECT code FROM network.lines WHERE kind = 'night');

-- wrong: the other lines | .
DELETE FROM ops.trips WHERE minutes < 20 AND line NOT IN (SELECT code FROM network.lines WHERE kind = 'night');

-- wrong: nothing | .
SELECT * FROM ops.trips WHERE minutes < 20;
