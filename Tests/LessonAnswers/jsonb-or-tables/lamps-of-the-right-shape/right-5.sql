ALTER TABLE lamps ADD CHECK (
  details @? '$ ? (@.watts.type() == "number" && @.watts > 0)'
  AND jsonb_typeof(details) = 'object'
  AND (details->'tags' IS NULL OR jsonb_typeof(details->'tags') = 'array'));
SELECT * FROM tries;
