psql service=a -Atc "SELECT pg_relation_filepath('books')" > damaged.txt
node do c pg_verifybackup --exit-on-error wed || newest=tue
node do c sh -c "mkdir -m 700 data && cp -a $newest/. data"
node start c
wait_for 20 c role primary
# The archive is turned off with a restart. Until then, c archived as a does.
psql service=c -c "ALTER SYSTEM SET archive_mode = 'off'"
node stop c
node start c
