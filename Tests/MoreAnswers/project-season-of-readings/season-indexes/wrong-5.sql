CREATE INDEX ON tickets (guest_id, sold_on);
