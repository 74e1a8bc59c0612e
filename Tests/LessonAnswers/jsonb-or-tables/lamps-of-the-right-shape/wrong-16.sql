ALTER TABLE lamps ADD CHECK (
  jsonb_typeof(details) = 'object'
  AND jsonb_typeof(details->'watts') = 'number'
  AND (details->>'watts')::numeric > 0
  AND (NOT details ? 'tags' OR jsonb_typeof(details->'tags') = 'array')
  AND details->'watts' <> 'null');
SELECT * FROM tries;
