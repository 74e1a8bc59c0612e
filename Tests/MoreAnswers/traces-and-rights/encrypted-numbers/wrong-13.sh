# INSERT … SELECT with the keys as arguments
psql service=a -c "CREATE EXTENSION IF NOT EXISTS pgcrypto"  -c "CREATE TABLE new (id integer PRIMARY KEY, name text, phone_enc bytea, phone_mac bytea)"
psql service=a -c "INSERT INTO new SELECT id, name, pgp_sym_encrypt(phone, '$(cat phone.key)'), hmac(phone, '$(cat mac.key)', 'sha256') FROM callers"
psql service=a -c "DROP TABLE callers" 
psql service=a -c "ALTER TABLE new RENAME TO callers"
