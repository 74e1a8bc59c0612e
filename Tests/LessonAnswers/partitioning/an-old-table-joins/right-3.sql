ALTER TABLE trips ATTACH PARTITION archive
    FOR VALUES FROM ('2024-01-01'::date) TO ('2024-12-31'::date + 1);
ANALYZE trips;
