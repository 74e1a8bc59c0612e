BEGIN;
CREATE INDEX ON tickets USING btree (guest_id, sold_on);
CREATE INDEX ON tickets (sold_on DESC);
ANALYZE tickets;
COMMIT;
