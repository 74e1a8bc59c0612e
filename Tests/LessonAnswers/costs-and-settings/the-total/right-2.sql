ANALYZE sales;
SELECT round((c.relpages * current_setting('seq_page_cost')::float8
              + c.reltuples * current_setting('cpu_tuple_cost')::float8
              + c.reltuples * current_setting('cpu_operator_cost')::float8
              + c.reltuples * current_setting('cpu_operator_cost')::float8)::numeric, 2) AS total
FROM pg_class AS c
WHERE c.oid = 'sales'::regclass;
