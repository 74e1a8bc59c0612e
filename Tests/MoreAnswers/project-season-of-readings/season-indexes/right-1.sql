CREATE INDEX day ON tickets (sold_on);
CREATE INDEX guest_day ON tickets (guest_id, sold_on DESC);
ANALYZE tickets;
