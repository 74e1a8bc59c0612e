ALTER TABLE lamps ADD CHECK (jsonb_typeof(details) = 'object' AND details ? 'watts' AND jsonb_typeof(details->'watts') = 'number' AND (details->>'watts')::numeric > 0 AND (NOT (details ? 'tags') OR details->'tags' @> '[]'));
SELECT * FROM tries;
