CREATE STATISTICS parcels_all
ON depot, carrier, sent_on FROM parcels;
VACUUM ANALYZE parcels;
