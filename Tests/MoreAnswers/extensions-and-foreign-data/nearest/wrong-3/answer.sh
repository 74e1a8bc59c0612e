psql service=a -c "CREATE INDEX ON pickups USING gist (ll_to_earth(lon, lat))"
cat > nearest.sql <<'END'
SELECT id, earth_distance(ll_to_earth(lon, lat), ll_to_earth(:lon, :lat)) AS meters
FROM pickups ORDER BY ll_to_earth(lon, lat) <-> ll_to_earth(:lon, :lat) LIMIT 3;
END
