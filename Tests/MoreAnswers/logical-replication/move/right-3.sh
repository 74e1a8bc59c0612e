# a is stopped for good.
psql service=a -c "ALTER ROLE till NOLOGIN" -c "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE usename = 'till'"
psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
sh in-step.sh move
psql service=b -c "DROP SUBSCRIPTION move"
node stop a
psql service=b -c "
  SELECT setval(pg_get_serial_sequence('sales', 'id'),
    (SELECT max(id) FROM sales)),
    setval(pg_get_serial_sequence('vouchers', 'id'),
    (SELECT max(id) FROM vouchers))"
