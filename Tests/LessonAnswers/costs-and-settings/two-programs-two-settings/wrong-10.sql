ALTER FUNCTION night_report() SET work_mem = '16MB';
ALTER FUNCTION shop_count() SET random_page_cost = 1.1;
SELECT * FROM today;
ALTER FUNCTION shop_count() RESET ALL;
