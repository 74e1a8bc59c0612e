# A column that a trigger fills, with a path of its own. The index is on the column.
psql service=a -v ON_ERROR_STOP=1 <<'END'
ALTER TABLE pickups ADD spot earth;
UPDATE pickups SET spot = ll_to_earth(lat, lon);
CREATE OR REPLACE FUNCTION keep_spot() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
    NEW.spot := ll_to_earth(NEW.lat, NEW.lon);
    RETURN NEW;
END $$;
CREATE TRIGGER keep_spot BEFORE INSERT OR UPDATE OF lat, lon ON pickups FOR EACH ROW EXECUTE FUNCTION keep_spot();
CREATE INDEX ON pickups USING gist (spot);
END
cat > nearest.sql <<'END'
SELECT id, earth_distance(spot, ll_to_earth(:lat, :lon)) AS meters
FROM pickups ORDER BY spot <-> ll_to_earth(:lat, :lon) LIMIT 3;
END
