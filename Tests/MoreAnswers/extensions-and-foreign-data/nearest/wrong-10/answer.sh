# A generated column that can't be computed during a restore.
psql service=a -c "ALTER TABLE pickups ADD spot earth GENERATED ALWAYS AS (ll_to_earth(lat, lon)) STORED" \
  -c "CREATE INDEX ON pickups USING gist (spot)"
cat > nearest.sql <<'END'
SELECT id, earth_distance(spot, ll_to_earth(:lat, :lon)) AS meters
FROM pickups ORDER BY spot <-> ll_to_earth(:lat, :lon) LIMIT 3;
END
