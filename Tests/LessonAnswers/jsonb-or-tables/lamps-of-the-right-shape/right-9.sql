ALTER TABLE lamps ADD CONSTRAINT x CHECK (jsonb_typeof(details) = 'object' AND details ? 'watts' AND jsonb_typeof(details->'watts') = 'number' AND details->'watts' > to_jsonb(0) AND (NOT details ? 'tags' OR jsonb_typeof(details->'tags') = 'array')) NOT VALID;
ALTER TABLE lamps VALIDATE CONSTRAINT x;
SELECT * FROM tries ORDER BY document;
