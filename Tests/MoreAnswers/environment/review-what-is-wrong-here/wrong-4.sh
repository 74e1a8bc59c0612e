export STATION=jazz
docker restart radio
