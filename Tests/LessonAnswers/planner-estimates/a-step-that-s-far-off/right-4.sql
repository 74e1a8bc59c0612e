CREATE STATISTICS depot_of ON carrier, depot FROM parcels;
ALTER STATISTICS depot_of SET STATISTICS 200;
ANALYZE parcels;
