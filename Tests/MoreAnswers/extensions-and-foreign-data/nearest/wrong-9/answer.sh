# The index works, but a restore cannot build it.
psql service=a -c "CREATE INDEX ON pickups USING gist (ll_to_earth(lat, lon))"
cat > nearest.sql <<'END'
-- The nearest three, and then their distance.
SELECT id, earth_distance(place, ll_to_earth(:lat, :lon))
FROM (SELECT id, ll_to_earth(lat, lon) AS place FROM pickups
      ORDER BY ll_to_earth(lat, lon) <-> ll_to_earth(:lat, :lon) LIMIT 3) AS three
ORDER BY 2;
END
