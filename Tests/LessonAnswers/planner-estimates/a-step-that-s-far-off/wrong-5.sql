ANALYZE parcels;
ANALYZE scans;
