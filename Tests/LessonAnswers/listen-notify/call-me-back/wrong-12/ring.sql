CREATE OR REPLACE FUNCTION ring_call() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('new_call', coalesce(NEW.id, OLD.id)::text);
    RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER calls_ring AFTER INSERT OR DELETE ON calls
FOR EACH ROW EXECUTE FUNCTION ring_call();
