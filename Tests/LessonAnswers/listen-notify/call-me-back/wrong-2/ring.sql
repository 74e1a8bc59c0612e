CREATE OR REPLACE FUNCTION ring_call() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('new_call', NEW.id::text);
    RETURN NULL;
END
$$;
