psql service=a -c "CREATE INDEX ON pickups USING gist (point(lon, lat))"
cat > nearest.sql <<'END'
SELECT id, (point(lon, lat) <@> point(:lon, :lat)) * 1609.344 AS meters
FROM pickups ORDER BY point(lon, lat) <-> point(:lon, :lat) LIMIT 3;
END
