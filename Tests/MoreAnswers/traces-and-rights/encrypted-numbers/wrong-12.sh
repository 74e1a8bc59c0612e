# The keys are arguments of psql while it makes another table.
psql service=a -c "CREATE EXTENSION IF NOT EXISTS pgcrypto"
psql service=a -c "CREATE TABLE new AS SELECT id, name, pgp_sym_encrypt(phone, '$(cat phone.key)') AS phone_enc, hmac(phone, '$(cat mac.key)', 'sha256') AS phone_mac FROM callers"
psql service=a -c "DROP TABLE callers" -c "ALTER TABLE new RENAME TO callers"
