CREATE STATISTICS IF NOT EXISTS dc (dependencies)
ON depot, carrier FROM parcels;
ANALYZE parcels (depot, carrier);
SELECT s.place, count(*)
FROM parcels AS p
JOIN scans AS s ON s.parcel_id = p.id
WHERE p.depot = 'depot 14'
  AND p.carrier = 'carrier 7'
GROUP BY s.place;
