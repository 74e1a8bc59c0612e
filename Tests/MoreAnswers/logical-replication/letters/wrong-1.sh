# Both letters exist, but the subscription stays disabled.
psql service=b -c "ALTER SUBSCRIPTION letters DISABLE" -c "UPDATE letters SET id = 40 WHERE id = 4"
