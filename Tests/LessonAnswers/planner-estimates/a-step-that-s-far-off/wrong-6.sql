CREATE STATISTICS d
ON parcel_id, place FROM scans;
ANALYZE scans;
