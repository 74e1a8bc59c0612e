# The trail belongs to a role that only writes it
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
CREATE ROLE scribe;
ALTER TABLE trail_phones OWNER TO scribe;
GRANT CREATE ON SCHEMA public TO scribe;
ALTER FUNCTION note_phone OWNER TO scribe;
ALTER FUNCTION note_phone SECURITY DEFINER SET search_path = public, pg_temp;
ALTER TABLE trail_phones ALTER who SET DEFAULT session_user;
REVOKE ALL ON trail_phones FROM till;
REVOKE TRUNCATE, TRIGGER, REFERENCES ON phones FROM till;
REVOKE EXECUTE ON FUNCTION note_phone FROM PUBLIC;
ALTER TABLE phones ENABLE ALWAYS TRIGGER phones_trail;
SQL
