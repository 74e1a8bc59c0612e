# No target: everything in the archive is repeated.
sh restore.sh ""
for n in a b; do psql service=$n -Atc "SELECT id, price FROM books ORDER BY id" > $n; done
diff a b | grep -c '^<' > changed.txt
