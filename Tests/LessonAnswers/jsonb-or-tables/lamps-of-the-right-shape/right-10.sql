ALTER TABLE lamps ADD CHECK (jsonb_typeof(details) = 'object'),
 ADD CHECK (details ? 'watts'), ADD CHECK (jsonb_typeof(details->'watts') = 'number'), ADD CHECK (NOT (details->>'watts')::numeric <= 0),
 ADD CHECK (CASE WHEN details ? 'tags' THEN jsonb_typeof(details->'tags') = 'array' ELSE true END);
TABLE tries;
