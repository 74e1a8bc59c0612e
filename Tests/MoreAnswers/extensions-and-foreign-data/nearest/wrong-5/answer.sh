psql service=a -c "CREATE INDEX ON pickups USING gist (place(lat, lon))"
cat > nearest.sql <<'END'
SELECT id, earth_distance(ll_to_earth(lat, lon), ll_to_earth(69.65, 18.96)) AS meters
FROM pickups ORDER BY place(lat, lon) <-> ll_to_earth(69.65, 18.96) LIMIT 3;
END
