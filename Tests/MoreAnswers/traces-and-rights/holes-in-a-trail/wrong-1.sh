# who is the function's owner
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER FUNCTION note_phone SECURITY DEFINER SET search_path = public, pg_temp;
REVOKE ALL ON trail_phones FROM till;
REVOKE TRUNCATE, TRIGGER, REFERENCES ON phones FROM till;
REVOKE EXECUTE ON FUNCTION note_phone FROM PUBLIC;
ALTER TABLE phones ENABLE ALWAYS TRIGGER phones_trail;
SQL
