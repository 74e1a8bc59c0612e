# A new owner with just one privilege, and a group
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER FUNCTION voucher SET search_path = public, pg_temp;
REVOKE EXECUTE ON FUNCTION voucher FROM PUBLIC;
CREATE ROLE keeper;
GRANT SELECT ON vouchers TO keeper;
GRANT CREATE ON SCHEMA public TO keeper;
ALTER FUNCTION voucher OWNER TO keeper;
CREATE ROLE staff;
GRANT staff TO desk;
GRANT EXECUTE ON FUNCTION voucher TO staff;
SQL
