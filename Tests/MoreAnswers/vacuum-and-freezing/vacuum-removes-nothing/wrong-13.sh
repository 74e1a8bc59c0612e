# Doesn't run the night.
psql service=a -c "VACUUM"
