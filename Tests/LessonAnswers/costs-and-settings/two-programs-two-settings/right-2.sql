BEGIN;
ALTER FUNCTION night_report() SET work_mem = '16384kB';
ALTER FUNCTION shop_count() SET random_page_cost = 1.1;
COMMIT;
SELECT * FROM today;
