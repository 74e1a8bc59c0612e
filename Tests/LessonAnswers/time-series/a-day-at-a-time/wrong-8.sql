CREATE TABLE lookups (LIKE lookup_log)
    PARTITION BY RANGE (at);
CREATE TABLE lookups_03_03 PARTITION OF lookups
    FOR VALUES FROM ('2026-03-03') TO ('2026-03-04');
CREATE TABLE lookups_03_04 PARTITION OF lookups
    FOR VALUES FROM ('2026-03-04') TO ('2026-03-05');
INSERT INTO lookups
SELECT * FROM lookup_log ORDER BY at;
ANALYZE lookups;
SELECT count(*), max(ms) FROM lookups
WHERE at >= '2026-03-04 18:00';
