psql service=a -c "SELECT pg_create_physical_replication_slot('d')"
node do d pg_basebackup -D data -h "$a_SOCKETS" -c fast
node do d touch data/standby.signal
node do d tee -a data/postgresql.conf <<END
primary_conninfo = 'host=$a_SOCKETS user=postgres application_name=spare'
primary_slot_name = d
END
node start d
