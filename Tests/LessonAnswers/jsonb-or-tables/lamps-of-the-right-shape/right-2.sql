ALTER TABLE lamps ADD CHECK (
  (jsonb_typeof(details) = 'object'
   AND jsonb_typeof(details->'watts') = 'number'
   AND (details->>'watts')::float > 0
   AND coalesce(jsonb_typeof(details->'tags') = 'array', true)) IS TRUE);
SELECT * FROM tries;
