INSERT INTO loans
SELECT n, 1 + n * 7919 % 10000, 'reserved'
FROM generate_series(10001, 15000) AS n;
CREATE INDEX ON loans (reader_id);
ANALYZE readers;
EXPLAIN (COSTS OFF)
SELECT r.city, count(*)
FROM loans AS l
JOIN readers AS r ON r.id = l.reader_id
WHERE l.state = 'reserved'
GROUP BY r.city;
