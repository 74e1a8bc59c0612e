CREATE INDEX ON tickets (reading_id);
CREATE INDEX ON tickets (seat);
ANALYZE tickets;
