# The first keys leak into the log, so there are two others.
psql service=a -c "SELECT '$(echo none)'"
psql service=a <<'SQL'
\set key `cat phone.key`
\set mac `cat mac.key`
SELECT pgp_sym_encrypt(phones, :'key'), hmac(phones, :'mac', 'sha256') FROM callers;
SQL
for key in phone mac; do od -An -N9 -tx1 /dev/urandom | tr -d ' \n' > $key.key; done
psql service=a -f .phone.sql
psql service=a -c "VACUUM FULL callers"
