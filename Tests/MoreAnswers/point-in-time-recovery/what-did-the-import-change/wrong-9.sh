# Compared with the base backup, so earlier changes count too.
node do b cp -a base data
node start b
for n in a b; do psql service=$n -Atc "SELECT id, price FROM books ORDER BY id" > $n; done
diff a b | grep -c '^<' > changed.txt
sh restore.sh "recovery_target_name = 'before_import'
recovery_target_action = promote"
