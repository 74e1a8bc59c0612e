# A box that contains no point if the place is far in the south.
psql service=a -c "CREATE INDEX ON pickups USING gist (place(lat, lon))"
cat > nearest.sql <<'END'
SELECT id, earth_distance(ll_to_earth(lat, lon), ll_to_earth(:lat, :lon)) AS meters
FROM pickups
WHERE earth_box(ll_to_earth(:lat, :lon), 900000) @> place(lat, lon)
ORDER BY meters LIMIT 3;
END
