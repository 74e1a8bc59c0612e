# Empties the table.
CAUSE=session sh night.sh
psql service=a -c "TRUNCATE clicks"
