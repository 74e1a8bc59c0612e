# A new subscription without the first copy: what waited is lost.
psql service=b -c "ALTER SUBSCRIPTION letters DISABLE" -c "DROP SUBSCRIPTION letters" -c "UPDATE letters SET id = 40 WHERE id = 4"
psql service=b -c "CREATE SUBSCRIPTION letters CONNECTION 'host=$a_SOCKETS user=postgres dbname=postgres' PUBLICATION letters WITH (copy_data = false)"
sh in-step.sh letters
