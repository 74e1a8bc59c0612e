ALTER TABLE lamps ADD CHECK (jsonb_typeof(details) = 'object'), ADD CHECK (details ? 'watts'), ADD CHECK (jsonb_typeof(details->'watts') = 'number'), ADD CHECK (details->>'watts' NOT LIKE '-%'), ADD CHECK (jsonb_typeof(details->'tags') = 'array');
SELECT * FROM tries;
