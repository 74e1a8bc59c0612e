ALTER FUNCTION night_report() SET work_mem = '8MB';
ALTER FUNCTION shop_count() SET random_page_cost = 1.1;
SELECT * FROM today;
