# Taken from guest, not from PUBLIC
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER FUNCTION voucher SET search_path = public, pg_temp;
REVOKE EXECUTE ON FUNCTION voucher FROM guest;
GRANT EXECUTE ON FUNCTION voucher TO desk;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
SQL
