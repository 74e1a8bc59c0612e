-- exercise: high-values

-- wrong: typed in | .
SELECT 4039;

-- wrong: typed in, with a query beside it | .
SELECT 4039 FROM readings LIMIT 1;

-- wrong: the boundary is in | .
SELECT count(*) FROM readings WHERE value >= 99.5;

-- wrong: another boundary | .
SELECT count(*) FROM readings WHERE value > 99.49;

-- wrong: by id | .
SELECT count(*) FROM readings WHERE id <= 4039;

-- wrong: distinct values | .
SELECT count(DISTINCT value) FROM readings WHERE value > 99.5;

-- exercise: stations-without-sensors

-- wrong: typed in | .
VALUES ('Station F7'), ('Station F8'), ('Station F9');

-- wrong: the known ids | .
SELECT name FROM stations WHERE id IN (58, 59, 60);

-- wrong: beyond a known id | .
SELECT name FROM stations WHERE id > 57;

-- wrong: the last three | .
SELECT name FROM stations ORDER BY id DESC LIMIT 3;

-- wrong: those with sensors | .
SELECT name FROM stations s WHERE EXISTS (SELECT FROM sensors WHERE station_id = s.id);

-- wrong: by the name | .
SELECT name FROM stations WHERE name >= 'Station F7';

-- exercise: readings-of-each-kind

-- wrong: all readings | .
SELECT s.kind, count(*) FROM sensors s JOIN readings r ON r.sensor_id = s.id GROUP BY s.kind;

-- wrong: the sensors | .
SELECT kind, count(*) FROM sensors GROUP BY kind;

-- wrong: distinct values | .
SELECT s.kind, count(DISTINCT r.value) FROM sensors s JOIN readings r ON r.sensor_id = s.id GROUP BY s.kind;

-- wrong: the wrong key | .
SELECT s.kind, count(r.value) FROM sensors s JOIN readings r ON r.id = s.id GROUP BY s.kind;

-- wrong: by station | .
SELECT s.kind, count(r.value) FROM sensors s JOIN readings r ON r.sensor_id = s.station_id GROUP BY s.kind;

-- wrong: without the zeros | .
SELECT s.kind, count(nullif(r.value, 0)) FROM sensors s JOIN readings r ON r.sensor_id = s.id GROUP BY s.kind;

-- exercise: the-latest-reading

-- wrong: the highest id | .
SELECT id, value FROM readings ORDER BY id DESC LIMIT 1;

-- wrong: the known id | .
SELECT id, value FROM readings WHERE id = 1000000;

-- wrong: the known time | .
SELECT id, value FROM readings WHERE taken = '2024-07-15 18:13:20';

-- wrong: after a known time | .
SELECT id, value FROM readings WHERE taken > '2024-07-15 18:13:10';

-- wrong: the first | .
SELECT id, value FROM readings ORDER BY taken LIMIT 1;

-- wrong: typed in | .
SELECT id, value FROM (SELECT 1000000 AS id, (SELECT value FROM readings WHERE id = 1000000) AS value) x;

-- exercise: busy-sensors

-- wrong: the boundary is in | .
SELECT sensor_id FROM readings GROUP BY sensor_id HAVING count(*) >= 5181;

-- wrong: known ids | .
SELECT id FROM sensors WHERE id <= 193 AND id NOT IN (SELECT sensor_id FROM readings GROUP BY sensor_id HAVING count(*) = 5181);

-- wrong: exactly one more | .
SELECT sensor_id FROM readings GROUP BY sensor_id HAVING count(*) = 5182 AND sensor_id < 100;

-- wrong: those with values | .
SELECT sensor_id FROM readings GROUP BY sensor_id HAVING count(value) > 5181;

-- wrong: all | .
SELECT DISTINCT sensor_id FROM readings;

-- wrong: fewer | .
SELECT sensor_id FROM readings GROUP BY sensor_id HAVING count(*) < 5182;

-- exercise: bad-readings-go

-- wrong: every quality | .
DELETE FROM readings WHERE value IS NULL;

-- wrong: every value | .
DELETE FROM readings WHERE quality = 1;

-- wrong: nothing equals NULL | .
DELETE FROM readings WHERE quality = 1 AND value = NULL;

-- wrong: one of them | .
DELETE FROM readings WHERE id = (SELECT min(id) FROM readings WHERE quality = 1 AND value IS NULL);

-- wrong: quality 2 | .
DELETE FROM readings WHERE quality = 2 AND value IS NULL;

-- wrong: by the rule of the ids | .
DELETE FROM readings WHERE id % 101 = 0 AND id % 5 = 0;
