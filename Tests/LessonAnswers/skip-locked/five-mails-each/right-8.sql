-- A:
INSERT INTO mails (address, priority)
SELECT 'r' || n, n % 3 FROM generate_series(1, 20) AS n;
BEGIN;
SELECT id FROM mails WHERE id = 10017 FOR SHARE;
WITH next AS (
    SELECT id FROM mails WHERE status = 'pending'
    ORDER BY priority DESC, id LIMIT 5
    FOR UPDATE SKIP LOCKED)
UPDATE mails SET status = 'processing'
WHERE id = ANY (ARRAY(SELECT id FROM next))
RETURNING id;
-- B:
WITH next AS (
    SELECT id FROM mails WHERE status = 'pending'
    ORDER BY priority DESC, id LIMIT 5
    FOR UPDATE SKIP LOCKED)
UPDATE mails SET status = 'processing'
WHERE id = ANY (ARRAY(SELECT id FROM next))
RETURNING id;
-- A:
COMMIT;
