CREATE INDEX ON tickets (sold_on);
CREATE INDEX ON tickets (seat);
ANALYZE tickets;
