ALTER TABLE lamps ADD CHECK (details->'watts' IS NOT NULL AND jsonb_typeof(details->'watts') = 'number' AND (details->>'watts')::numeric > 0 AND (details->'tags' IS NULL OR jsonb_typeof(details->'tags') = 'array'));
SELECT * FROM tries;
