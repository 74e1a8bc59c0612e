CREATE UNIQUE INDEX IF NOT EXISTS labels_next ON labels (priority DESC, scheduled_at, id) WHERE printed_at IS NULL;
