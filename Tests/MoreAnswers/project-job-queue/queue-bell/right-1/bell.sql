CREATE OR REPLACE FUNCTION ring() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('jobs', 'x');
    RETURN NEW;
END $$;
CREATE TRIGGER job_queue_ring
AFTER INSERT OR UPDATE OF status ON job_queue
FOR EACH ROW WHEN (NEW.status = 'pending'::job_status)
EXECUTE FUNCTION ring();
