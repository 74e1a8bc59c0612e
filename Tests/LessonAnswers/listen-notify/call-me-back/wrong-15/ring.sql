CREATE OR REPLACE FUNCTION ring_call() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
 PERFORM pg_notify('new_call', string_agg(id::text, ',')) FROM added; RETURN NULL; END $$;
CREATE TRIGGER t AFTER INSERT ON calls REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ring_call();
