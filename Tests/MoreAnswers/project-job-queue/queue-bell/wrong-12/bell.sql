CREATE OR REPLACE FUNCTION ring() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NOTIFY jobs;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER job_queue_ring
AFTER UPDATE OF status ON job_queue
FOR EACH ROW WHEN (NEW.status = 'pending')
EXECUTE FUNCTION ring();
