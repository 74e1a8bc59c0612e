# All functions that exist, but none to come
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER FUNCTION voucher SET search_path = public, pg_temp;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON FUNCTION voucher TO desk;
SQL
