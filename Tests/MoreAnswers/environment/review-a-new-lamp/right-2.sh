docker stop -t 0 reading-lamp
docker rename reading-lamp old
docker create --init --restart unless-stopped --name reading-lamp lamp sleep 1d
docker start reading-lamp
