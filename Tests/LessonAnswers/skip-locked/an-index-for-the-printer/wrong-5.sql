CREATE INDEX labels_next ON labels (priority DESC, scheduled_at DESC, id) WHERE printed_at IS NULL;
