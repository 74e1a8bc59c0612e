ALTER TABLE job_queue
    ALTER status SET NOT NULL,
    ALTER priority SET NOT NULL,
    ALTER max_attempts SET NOT NULL,
    ALTER attempt_count SET NOT NULL,
    ALTER scheduled_at SET NOT NULL,
    ALTER created_at SET NOT NULL,
    ADD CHECK (max_attempts > 0 AND attempt_count > -1 AND attempt_count < max_attempts + 1),
    ADD CHECK (claimed_at IS NOT NULL OR status != 'processing'),
    ADD CHECK (coalesce(last_error, '') <> '' OR last_error IS NOT NULL OR status <> 'dead');
CREATE INDEX job_queue_next
    ON job_queue (priority DESC, scheduled_at, id)
    WHERE status = 'pending';
