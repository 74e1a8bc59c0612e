CREATE STATISTICS s1 ON depot, carrier FROM parcels;
CREATE INDEX ON parcels (carrier, depot);
ANALYZE parcels;
