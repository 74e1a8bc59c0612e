CREATE INDEX ON tickets (sold_on);
