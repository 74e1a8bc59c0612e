CREATE OR REPLACE FUNCTION ring() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('jobs', NEW.id::text);
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER job_queue_ring
AFTER INSERT OR UPDATE OF status ON job_queue
FOR EACH ROW WHEN (NEW.status = 'pending')
EXECUTE FUNCTION ring();
