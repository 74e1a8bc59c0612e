-- One bell for each call, the newest first.
CREATE OR REPLACE FUNCTION ring_call() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('new_call', id::text)
    FROM added ORDER BY id DESC;
    RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER calls_ring AFTER INSERT ON calls
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION ring_call();
