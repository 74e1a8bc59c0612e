docker rename radio broken
export STATION=jazz
docker create --name radio -e STATION tuner:1 tune
docker start radio
