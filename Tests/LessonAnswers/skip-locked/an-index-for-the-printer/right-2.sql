CREATE INDEX labels_next ON labels USING btree (priority DESC NULLS FIRST, scheduled_at, id) INCLUDE (parcel) WHERE printed_at IS NULL;
