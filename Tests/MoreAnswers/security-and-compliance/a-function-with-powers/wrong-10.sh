# Another role can run it
psql service=a -v ON_ERROR_STOP=1 -c "CREATE ROLE clerk LOGIN" -f .path.sql -f .grant.sql -c "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC" -c "GRANT EXECUTE ON FUNCTION voucher TO clerk"
