analyze sales;
select round((relpages + reltuples * 0.015)::numeric, 2) from pg_class where relname = 'sales'
