CREATE INDEX ON tickets (sold_on);
CREATE INDEX ON tickets (guest_id, sold_on);
ANALYZE tickets;
