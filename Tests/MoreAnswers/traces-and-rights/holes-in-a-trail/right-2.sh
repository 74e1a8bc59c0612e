# A new function and a new trigger
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
DROP TRIGGER phones_trail ON phones;
CREATE FUNCTION write_trail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN INSERT INTO public.trail_phones VALUES (now(), session_user, to_jsonb(OLD)); RETURN OLD; END $$;
REVOKE ALL ON FUNCTION write_trail FROM PUBLIC;
CREATE TRIGGER keep AFTER DELETE OR UPDATE ON phones FOR EACH ROW EXECUTE FUNCTION write_trail();
ALTER TABLE phones ENABLE ALWAYS TRIGGER keep;
DROP FUNCTION note_phone;
REVOKE ALL ON phones, trail_phones FROM till;
GRANT SELECT, INSERT, UPDATE, DELETE ON phones TO till;
SQL
