ANALYZE parcels;
CREATE STATISTICS d
ON depot, carrier FROM parcels;
