ALTER TABLE lamps ADD CHECK (
  details ? 'watts'
  AND (details->>'watts')::numeric > 0);
SELECT * FROM tries;
