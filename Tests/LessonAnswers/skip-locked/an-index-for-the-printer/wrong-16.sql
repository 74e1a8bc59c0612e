CREATE INDEX labels_next ON labels
    (printed_at, priority DESC, scheduled_at, id) WHERE printed_at IS NULL;
SELECT id, parcel FROM labels
WHERE printed_at IS NULL
  AND scheduled_at <= now()
ORDER BY priority DESC, scheduled_at, id LIMIT 1
FOR UPDATE SKIP LOCKED;
