node do a sh -c "sed -i '/synchronous_standby_names/d' data/postgresql.auto.conf; echo \"synchronous_standby_names = '1 (b)'\" >> data/postgresql.conf"
psql service=a -c "SELECT pg_reload_conf()"
wait_for 20 a standbys 'b sync, c async'
sh fire.sh
