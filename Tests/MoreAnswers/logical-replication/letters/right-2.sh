# All over again, with a new copy: b's own letter is put aside first.
psql service=b -c "CREATE TEMP TABLE own AS SELECT * FROM letters WHERE id = 4; TRUNCATE letters; INSERT INTO letters SELECT 40, city, body FROM own"
sh in-step.sh letters || true
psql service=b -c "ALTER SUBSCRIPTION letters DISABLE" -c "DROP SUBSCRIPTION letters"
psql service=b -c "DELETE FROM letters WHERE id <> 40"
psql service=b -c "CREATE SUBSCRIPTION letters CONNECTION 'host=$a_SOCKETS user=postgres dbname=postgres' PUBLICATION letters"
sh in-step.sh letters
