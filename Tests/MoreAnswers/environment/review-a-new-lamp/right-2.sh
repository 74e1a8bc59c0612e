docker stop -t 0 reading-lamp
docker rename reading-lamp old
docker create --init --name reading-lamp lamp sleep 1d
docker start reading-lamp
