# The index is on another expression, and the distance is text with a unit.
psql service=a -c "CREATE INDEX ON pickups USING gist (cube(ARRAY[lat, lon]))"
cat > nearest.sql <<'END'
SELECT id, round(earth_distance(ll_to_earth(lat, lon), ll_to_earth(:lat, :lon))) || ' m' AS meters
FROM pickups ORDER BY cube(ARRAY[lat, lon]) <-> cube(ARRAY[:lat, :lon]) LIMIT 3;
END
