DELETE FROM lamps WHERE NOT details ? 'tags';
ALTER TABLE lamps ADD CHECK (
  jsonb_typeof(details) = 'object'
  AND details ? 'watts'
  AND jsonb_typeof(details->'watts') = 'number'
  AND (details->>'watts')::numeric > 0
  AND details ? 'tags'
  AND jsonb_typeof(details->'tags') = 'array');
SELECT * FROM tries;
