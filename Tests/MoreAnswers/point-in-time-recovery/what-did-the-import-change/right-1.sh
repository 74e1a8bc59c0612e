lsn=$(node log a | sed -n 's/.*restore point "before_import" created at //p' | tail -n 1)
sh restore.sh "recovery_target_lsn = '$lsn'"
psql service=a -Atc "SELECT id, price FROM books" | sort > new
psql service=b -Atc "SELECT id, price FROM books" | sort > old
comm -13 new old | wc -l > changed.txt
psql service=b -c "SELECT pg_promote()"
