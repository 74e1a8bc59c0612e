CREATE INDEX labels_next ON labels (priority DESC, scheduled_at, id) WHERE printed_at IS NULL AND priority = 3;
