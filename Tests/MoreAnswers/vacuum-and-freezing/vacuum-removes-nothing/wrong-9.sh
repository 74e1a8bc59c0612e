# VACUUM FULL under load removes nothing, either.
CAUSE=prepared sh night.sh
psql service=a -c "VACUUM FULL clicks"
