ALTER TABLE lamps ADD CHECK (
  details ? 'watts'
  AND jsonb_typeof(details->'watts') = 'number'
  AND (details->>'watts')::numeric > 0
  AND (NOT details ? 'tags' OR jsonb_typeof(details->'tags') = 'array'));
SELECT * FROM tries;
