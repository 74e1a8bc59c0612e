SELECT * FROM (VALUES
    ('finish(1, 1)', 'true'), ('finish(1, 1)', 'false'),
    ('finish(2, 1)', 'false'), ('finish(6, 1)', 'false'),
    ('finish(99, 1)', 'false'),
    ('job 1', 'done, attempt 1'),
    ('job 2', 'pending, attempt 2, no connection, due after 00:02:00'),
    ('job 3', 'dead, attempt 3, no paper'),
    ('job 4', 'pending, attempt 7, no mail, due after 01:00:00'),
    ('job 5', 'pending, attempt 6, no disk, due after 00:32:00'),
    ('job 6', 'pending, attempt 1'),
    ('job 7', 'dead, attempt 1, no memory'),
    ('job 8', 'done, attempt 1'),
    ('job 9', 'pending, attempt 1, no time, due after 00:01:00')
) AS t (what, result);
