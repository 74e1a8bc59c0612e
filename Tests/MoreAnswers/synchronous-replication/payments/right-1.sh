psql service=a <<'END'
ALTER ROLE web SET synchronous_commit TO 'local';
ALTER ROLE till SET synchronous_commit TO 'remote_apply';
END
