INSERT INTO loans
SELECT n, 1 + n * 7919 % 10000, 'reserved'
FROM generate_series(10001, 15000) AS n;
SELECT v AS "QUERY PLAN"
FROM (VALUES ('HashAggregate'),
             ('  Group Key: r.city'),
             ('  ->  Hash Join'),
             ('        Hash Cond: (l.reader_id = r.id)'),
             ('        ->  Seq Scan on loans l'),
             ('              Filter: (state = ''reserved''::text)'),
             ('        ->  Hash'),
             ('              ->  Seq Scan on readers r')) AS x(v);
