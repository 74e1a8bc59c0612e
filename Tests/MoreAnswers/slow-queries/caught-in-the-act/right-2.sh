# A restart in place of a reload, and buffers in the plan.
psql service=a <<'SQL'
ALTER SYSTEM SET auto_explain.log_min_duration = 5;
ALTER SYSTEM SET auto_explain.log_analyze = 'true';
ALTER SYSTEM SET auto_explain.log_buffers = 'on';
ALTER SYSTEM SET auto_explain.log_timing = 'no';
SQL
node stop a
node start a
psql service=a -qf pick.sql > out
printf 'Index: parcels_packed_at_idx\n' > index.txt
