# A body that is bound to its tables when it's created, which no search_path changes
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE OR REPLACE FUNCTION voucher(of_code text) RETURNS integer LANGUAGE sql SECURITY DEFINER
RETURN (SELECT percent FROM vouchers WHERE code = of_code);
REVOKE EXECUTE ON FUNCTION voucher FROM PUBLIC;
GRANT EXECUTE ON FUNCTION voucher TO desk;
SQL
