SET work_mem = '16MB';
INSERT INTO runs (place) SELECT place FROM nightly;
SELECT 'Memory' AS place, '4MB' AS memory;
