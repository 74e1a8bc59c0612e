SET LOCAL work_mem = '16MB';
SET work_mem = '16MB';
ALTER FUNCTION night_report() SET work_mem FROM CURRENT;
RESET work_mem;
ALTER FUNCTION shop_count() SET random_page_cost = 1.1;
SELECT * FROM today;
