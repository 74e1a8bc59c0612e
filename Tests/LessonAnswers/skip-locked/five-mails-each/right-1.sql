-- A:
INSERT INTO mails (address, priority)
SELECT 'r' || n, n % 3 FROM generate_series(1, 20) AS n;
BEGIN;
UPDATE mails SET address = 'ada' WHERE id = 10017;
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
