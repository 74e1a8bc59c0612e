ALTER TABLE lamps ADD CHECK (jsonb_typeof(details) = 'object' AND details ? 'watts' AND details ? 'tags' AND jsonb_typeof(details->'watts') = 'number' AND (details->>'watts')::numeric > 0 AND jsonb_typeof(details->'tags') = 'array') NOT VALID;
SELECT * FROM tries;
