CREATE STATISTICS s1 ON depot, carrier FROM parcels;
DROP INDEX scans_parcel_idx;
