psql service=a -c "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (b, c)'" -c "SELECT pg_reload_conf()"
wait_for 20 a standbys 'b quorum, c quorum'
psql service=a -c "ALTER DATABASE postgres SET synchronous_commit = remote_apply"
