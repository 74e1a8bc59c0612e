CREATE STATISTICS d (ndistinct)
ON depot, carrier FROM parcels;
ANALYZE parcels;
