CREATE STATISTICS d (ndistinct, mcv)
ON depot, carrier FROM parcels;
ANALYZE parcels;
ANALYZE scans;
