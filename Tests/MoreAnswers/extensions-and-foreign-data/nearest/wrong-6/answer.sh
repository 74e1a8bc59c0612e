# The straight line through the earth isn't the distance over the ground.
psql service=a -c "CREATE INDEX ON pickups USING gist (place(lat, lon))"
cat > nearest.sql <<'END'
SELECT id, ll_to_earth(lat, lon) <-> ll_to_earth(:lat, :lon) AS meters
FROM pickups ORDER BY place(lat, lon) <-> ll_to_earth(:lat, :lon) LIMIT 3;
END
