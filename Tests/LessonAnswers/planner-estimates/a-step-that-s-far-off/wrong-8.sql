DROP INDEX scans_parcel_idx;
