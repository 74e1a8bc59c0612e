CREATE INDEX archive_day_idx ON archive (day);
DROP INDEX archive_day_idx;
ALTER TABLE trips ATTACH PARTITION archive FOR VALUES FROM ('January 1, 2024') TO ('January 1, 2025');
