CREATE OR REPLACE FUNCTION shop_count(OUT scan text, OUT settings text)
LANGUAGE plpgsql
SET random_page_cost = 1.1
AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT JSON)
             SELECT count(*) FROM public.sales'
    INTO plan;
    scan := plan->0->'Plan'->'Plans'->0->>'Node Type';
    settings := current_setting('work_mem') || ', '
                || current_setting('random_page_cost');
END
$$;
ALTER FUNCTION night_report() SET work_mem = '16MB';
SELECT * FROM today;
