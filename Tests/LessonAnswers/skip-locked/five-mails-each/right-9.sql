-- A:
INSERT INTO mails (address, priority)
SELECT 'r' || n, n % 3 FROM generate_series(1, 20) AS n;
BEGIN;
SELECT id FROM mails WHERE id = 10017 FOR SHARE;
UPDATE mails SET status = 'processing'
WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM mails WHERE status = 'pending'
    ORDER BY priority DESC, id LIMIT 5
    FOR UPDATE SKIP LOCKED)) RETURNING id;
-- B:
UPDATE mails SET status = 'processing'
WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM mails WHERE status = 'pending'
    ORDER BY priority DESC, id LIMIT 5
    FOR UPDATE SKIP LOCKED)) RETURNING id;
-- A:
COMMIT;
