CAUSE=prepared sh night.sh
psql service=a -c "SELECT gid, age(transaction), decision FROM pg_prepared_xacts LEFT JOIN decisions USING (gid) ORDER BY 2 DESC" -c "COMMIT PREPARED 'payment-2041'"
