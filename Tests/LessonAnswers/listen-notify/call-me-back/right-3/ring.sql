DROP TRIGGER IF EXISTS ring ON calls;
CREATE OR REPLACE FUNCTION ring_call() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    call record;
BEGIN
    FOR call IN SELECT id FROM new_calls ORDER BY id LOOP
        PERFORM pg_notify('new_call', CAST(call.id AS text));
    END LOOP;
    RETURN NULL;
END
$$;
CREATE TRIGGER ring AFTER INSERT ON calls
REFERENCING NEW TABLE AS new_calls
FOR EACH STATEMENT EXECUTE FUNCTION ring_call();
