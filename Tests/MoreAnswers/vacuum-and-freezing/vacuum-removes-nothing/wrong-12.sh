# Rescues the rows into a new table, and drops the old one.
CAUSE=slot sh night.sh
psql service=a -c "CREATE TABLE clicks2 AS SELECT * FROM clicks" -c "DROP TABLE clicks" -c "ALTER TABLE clicks2 RENAME TO clicks"
