ALTER FUNCTION night_report() SET work_mem = '16MB';
SELECT * FROM today;
