ALTER TABLE job_queue
    ALTER status SET NOT NULL,
    ADD CHECK (attempt_count >= 0);
