-- A:
INSERT INTO mails (address, priority)
SELECT 'r' || n, n % 3 FROM generate_series(1, 20) AS n;
BEGIN;
SELECT id FROM mails WHERE id = 10017 FOR SHARE;
update mails set status = 'processing'
where id = any (array(
    select id from mails
    where status = 'pending'
    order by priority desc, id
    limit 5
    for update skip locked))
returning id;
-- B:
update mails set status = 'processing'
where id = any (array(
    select id from mails
    where status = 'pending'
    order by priority desc, id
    limit 5
    for update skip locked))
returning id;
-- A:
COMMIT;
