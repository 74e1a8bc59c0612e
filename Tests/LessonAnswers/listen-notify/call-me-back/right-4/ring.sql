CREATE OR REPLACE FUNCTION ring_call() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM pg_notify('new_call', format('%s', NEW.id));
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER calls_ring
BEFORE INSERT OR UPDATE ON calls
FOR EACH ROW EXECUTE FUNCTION ring_call();
