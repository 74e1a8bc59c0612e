# Neither a reset nor a day
psql service=a -qc "CREATE INDEX ON visits (customer_id, at)"
