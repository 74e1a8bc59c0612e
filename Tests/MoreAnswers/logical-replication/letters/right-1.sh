psql service=b <<'END'
BEGIN;
UPDATE letters SET id = 40 WHERE id = 4 AND city = 'Lyon';
COMMIT;
END
