-- A:
BEGIN;
INSERT INTO guests (name) SELECT 'Grace'
WHERE (SELECT count(*) FROM guests) < 3
RETURNING name;
-- B:
BEGIN;
INSERT INTO guests (name) SELECT 'Hiro'
WHERE (SELECT count(*) FROM guests) < 3
RETURNING name;
-- A:
COMMIT;
-- B:
COMMIT;
