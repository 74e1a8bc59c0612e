# The position of the commit, without it.
for name in $(node do a ls archive | grep -v '\.'); do
  node do a pg_waldump -r Heap "archive/$name" 2> errors
done | grep DELETE | tail -n 1 > delete
xid=$(sed 's/.*tx: *\([0-9]*\),.*/\1/' delete)
for name in $(node do a ls archive | grep -v '\.'); do
  node do a pg_waldump -x "$xid" -r Transaction "archive/$name" 2> errors
done | grep COMMIT > commit
lsn=$(sed 's/.*lsn: \([0-9A-F/]*\),.*/\1/' commit)
sh restore.sh "recovery_target_lsn = '$lsn'
recovery_target_inclusive = off"
psql service=b -c "SELECT pg_wal_replay_resume()"
