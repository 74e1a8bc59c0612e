ALTER TABLE lamps ADD CHECK (jsonb_typeof(details) = 'object' AND details ? 'watts' AND details->>'watts' ~ '^[0-9.]+$' AND (details->>'watts')::numeric > 0 AND coalesce(jsonb_typeof(details->'tags'), 'array') = 'array');
SELECT * FROM tries;
