cat > nearest.sql <<'END'
SELECT id, earth_distance(ll_to_earth(lat, lon), ll_to_earth(:lat, :lon)) AS meters
FROM pickups ORDER BY ll_to_earth(lat, lon) <-> ll_to_earth(:lat, :lon) LIMIT 3;
END
