ALTER TABLE lamps ADD CHECK (jsonb_typeof(details) = 'object');
ALTER TABLE lamps ADD CHECK (details->'watts' IS NOT NULL AND jsonb_typeof(details->'watts') = 'number');
ALTER TABLE lamps ADD CHECK (details->'watts' > '0');
ALTER TABLE lamps ADD CHECK (details->'tags' IS NULL OR jsonb_typeof(details->'tags') IN ('array'));
SELECT * FROM tries;
