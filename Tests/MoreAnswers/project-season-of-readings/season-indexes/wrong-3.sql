CREATE INDEX ON tickets (id)
WHERE sold_on = '2026-03-14';
CREATE INDEX ON tickets (guest_id, sold_on);
ANALYZE tickets;
