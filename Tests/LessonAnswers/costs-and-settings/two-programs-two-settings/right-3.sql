ALTER FUNCTION night_report(OUT text, OUT text) SET work_mem = '16MB';
ALTER FUNCTION public.shop_count() SET random_page_cost = 1.10;
SELECT place, night_settings, scan, shop_settings, my_settings FROM today;
