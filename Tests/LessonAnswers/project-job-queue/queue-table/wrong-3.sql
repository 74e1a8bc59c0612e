ALTER TABLE job_queue
    ALTER status SET NOT NULL,
    ALTER priority SET NOT NULL,
    ALTER max_attempts SET NOT NULL,
    ALTER attempt_count SET NOT NULL,
    ALTER scheduled_at SET NOT NULL,
    ALTER created_at SET NOT NULL,
    ADD CHECK (max_attempts >= 0),
    ADD CHECK (attempt_count >= 0),
    ADD CHECK (attempt_count <= max_attempts),
    ADD CHECK (status <> 'processing'
               OR claimed_at IS NOT NULL),
    ADD CHECK (status <> 'dead'
               OR last_error IS NOT NULL);
CREATE INDEX job_queue_next
    ON job_queue (priority DESC, scheduled_at, id)
    WHERE status = 'pending';
