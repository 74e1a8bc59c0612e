# The rows are written by pg_dump, from tables of their own on b.
for t in orders order_items; do
  psql service=b -c "CREATE TABLE lost_$t AS SELECT * FROM $t WHERE $([ $t = orders ] && echo customer_id = 5 || echo 'order_id IN (SELECT id FROM orders WHERE customer_id = 5)')"
done
pg_dump service=b -a --inserts -t lost_orders -t lost_order_items | sed -n 's/^INSERT INTO public.lost_/INSERT INTO public./p' | sort -r > lost.sql
psql service=a -1 -v ON_ERROR_STOP=1 -f lost.sql
