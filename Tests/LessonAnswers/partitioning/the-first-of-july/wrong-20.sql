-- The old default becomes July, and a new default takes its place.
ALTER TABLE clicks DETACH PARTITION clicks_rest;
ALTER TABLE clicks_rest RENAME TO clicks_2025_07;
ALTER TABLE clicks ATTACH PARTITION clicks_2025_07 FOR VALUES FROM ('2025-07-01') TO ('2025-08-01');
CREATE TABLE clicks_rest PARTITION OF clicks DEFAULT;
DROP TABLE clicks_2025_04;
