CREATE INDEX ON tickets (sold_on);
CREATE INDEX ON tickets (guest_id, sold_on) WHERE guest_id = 1234;
ANALYZE tickets;
