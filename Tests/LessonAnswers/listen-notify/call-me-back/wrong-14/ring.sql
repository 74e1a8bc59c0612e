CREATE OR REPLACE FUNCTION ring_call() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
 PERFORM pg_notify('new_call', (SELECT max(id) FROM calls)::text); RETURN NULL; END $$;
CREATE TRIGGER t AFTER INSERT ON calls FOR EACH ROW EXECUTE FUNCTION ring_call();
