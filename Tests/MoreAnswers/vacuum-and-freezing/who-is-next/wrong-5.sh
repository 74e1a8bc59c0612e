# Makes VACUUM remove the dead rows instead of asking.
psql service=a -c VACUUM
psql service=c -c VACUUM
