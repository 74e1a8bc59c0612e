CREATE INDEX labels_next ON labels (priority DESC, scheduled_at, id);
