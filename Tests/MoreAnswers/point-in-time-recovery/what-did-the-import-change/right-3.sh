# A time works as well: the import's statement is in a's log.
at=$(node log a | grep 'UPDATE books SET price = 0' | tail -n 1 | cut -d ' ' -f 1-3)
sh restore.sh "recovery_target_time = '$at'
recovery_target_action = promote"
psql service=a -Atc "SELECT id, price FROM books" | sort > new
psql service=b -Atc "SELECT id, price FROM books" | sort > old
printf %s "$(diff new old | grep -c '^>')" > changed.txt
