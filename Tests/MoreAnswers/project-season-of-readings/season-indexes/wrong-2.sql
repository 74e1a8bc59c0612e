CREATE INDEX ON tickets (sold_on, guest_id);
ANALYZE tickets;
