docker network connect bridge buoy
