psql service=a -c "CREATE INDEX ON pickups USING gist (place(lat, lon))"
cat > nearest.sql <<'END'
SELECT id, earth_distance(ll_to_earth(lat, lon), ll_to_earth(:lat, :lon)) / 1000 AS km
FROM pickups ORDER BY place(lat, lon) <-> ll_to_earth(:lat, :lon) LIMIT 3;
END
