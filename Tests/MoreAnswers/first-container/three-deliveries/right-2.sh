docker rm $(docker ps -aq --filter name=south)
