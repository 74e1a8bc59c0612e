CREATE INDEX ON parcels (carrier, depot);
CREATE STATISTICS d
ON depot, carrier FROM parcels;
