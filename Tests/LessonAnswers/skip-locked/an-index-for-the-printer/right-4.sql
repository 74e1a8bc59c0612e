CREATE INDEX labels_next ON labels (priority, scheduled_at DESC, id DESC) WHERE printed_at IS NULL;
ANALYZE labels;
