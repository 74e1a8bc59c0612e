psql service=a -c "CREATE INDEX nearest_idx ON pickups USING gist (place(lat, lon))"
cat > nearest.sql <<'END'
WITH me AS MATERIALIZED (SELECT ll_to_earth(:lat, :lon) AS place)
SELECT p.id, round(earth_distance(ll_to_earth(p.lat, p.lon), me.place)) AS meters
FROM me CROSS JOIN LATERAL (
  SELECT * FROM pickups ORDER BY place(lat, lon) <-> me.place LIMIT 3) AS p
ORDER BY meters
END
