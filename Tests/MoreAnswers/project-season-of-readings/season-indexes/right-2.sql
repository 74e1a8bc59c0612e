CREATE INDEX ON tickets (sold_on, id);
CREATE INDEX ON tickets (guest_id, sold_on) INCLUDE (seat);
ANALYZE tickets;
