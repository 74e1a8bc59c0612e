psql service=a -c "CREATE PUBLICATION stats FOR ALL TABLES"
psql service=b -c "CREATE SUBSCRIPTION stats CONNECTION 'host=$a_SOCKETS user=postgres dbname=postgres' PUBLICATION stats"
sh in-step.sh stats
