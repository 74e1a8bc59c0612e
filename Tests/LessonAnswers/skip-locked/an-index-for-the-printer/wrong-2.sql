CREATE INDEX labels_next ON labels (scheduled_at) WHERE printed_at IS NULL;
