ALTER TABLE lamps
  ADD CONSTRAINT o CHECK (details @> '{}'),
  ADD CONSTRAINT w CHECK (CASE WHEN jsonb_typeof(details->'watts') = 'number' THEN (details->>'watts')::numeric > 0 ELSE false END),
  ADD CONSTRAINT t CHECK (CASE WHEN details ? 'tags' THEN jsonb_typeof(details->'tags') = 'array' ELSE true END);
SELECT document, result FROM tries;
