CREATE FUNCTION ok() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF jsonb_typeof(NEW.details) IS DISTINCT FROM 'object' OR jsonb_typeof(NEW.details->'watts') IS DISTINCT FROM 'number'
     OR (NEW.details->>'watts')::numeric <= 0 OR jsonb_typeof(NEW.details->'tags') <> 'array' THEN
    RAISE EXCEPTION 'no';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ok BEFORE INSERT ON lamps FOR EACH ROW EXECUTE FUNCTION ok();
SELECT * FROM tries;
