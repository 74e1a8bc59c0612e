create index on labels (priority desc, scheduled_at asc, id asc) where printed_at is null
;
SELECT id, parcel FROM labels
WHERE printed_at IS NULL
  AND scheduled_at <= now()
ORDER BY priority DESC, scheduled_at, id
LIMIT 1
FOR UPDATE SKIP LOCKED;
