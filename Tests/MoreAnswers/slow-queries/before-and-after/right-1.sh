# An index on customer_id, and a reset of one statement after another is not needed.
psql service=a -c "CREATE INDEX seen ON visits USING btree (customer_id)"
psql service=a -c "SELECT pg_stat_statements_reset()"
sh day.sh
