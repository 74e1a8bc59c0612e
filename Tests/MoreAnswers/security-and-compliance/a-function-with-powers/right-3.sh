# The function is dropped and made again, after the defaults have changed
psql service=a -v ON_ERROR_STOP=1 <<'SQL'
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
DROP FUNCTION voucher;
CREATE FUNCTION voucher(c text) RETURNS integer LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN (SELECT percent FROM public.vouchers WHERE code = c); END $$;
GRANT EXECUTE ON FUNCTION voucher TO desk;
SQL
