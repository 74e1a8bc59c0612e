ALTER FUNCTION night_report() SET work_mem = '16MB';
SET random_page_cost = 1.1;
SELECT * FROM today;
