ALTER TABLE lamps ADD CHECK (
  jsonb_typeof(details) = 'object'
  AND jsonb_typeof('watts') = 'number'
  AND (NOT details ? 'tags' OR jsonb_typeof(details->'tags') = 'array'));
SELECT * FROM tries;
