CREATE FUNCTION good(d jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce(jsonb_typeof(d) = 'object' AND jsonb_typeof(d->'watts') = 'number' AND (d->>'watts')::numeric > 0 AND coalesce(jsonb_typeof(d->'tags'), 'array') = 'array', false) $$;
ALTER TABLE lamps ADD CHECK (good(details));
SELECT * FROM tries;
