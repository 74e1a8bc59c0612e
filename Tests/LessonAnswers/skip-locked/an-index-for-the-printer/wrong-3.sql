CREATE INDEX labels_next ON labels (printed_at);
