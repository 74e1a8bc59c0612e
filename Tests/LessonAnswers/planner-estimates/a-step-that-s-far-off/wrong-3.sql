CREATE STATISTICS d
ON depot, sent_on FROM parcels;
ANALYZE parcels;
