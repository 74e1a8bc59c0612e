ALTER TABLE lamps ADD CHECK (
  jsonb_typeof(details) = 'object'
  AND details ? 'watts'
  AND jsonb_typeof(details->'watts') = 'number'
  AND (details->>'watts')::integer > 0
  AND (NOT details ? 'tags' OR jsonb_typeof(details->'tags') = 'array'));
SELECT * FROM tries;
