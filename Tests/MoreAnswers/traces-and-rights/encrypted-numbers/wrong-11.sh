# The keys are arguments of psql while it updates, between two ALTER TABLEs.
psql service=a -c "CREATE EXTENSION IF NOT EXISTS pgcrypto" -c "ALTER TABLE callers ADD phone_enc bytea, ADD phone_mac bytea"
psql service=a -c "UPDATE callers SET phone_enc = pgp_sym_encrypt(phone, '$(cat phone.key)'), phone_mac = hmac(phone, '$(cat mac.key)', 'sha256')"
psql service=a -c "ALTER TABLE callers DROP COLUMN phone" -c "VACUUM FULL callers"
