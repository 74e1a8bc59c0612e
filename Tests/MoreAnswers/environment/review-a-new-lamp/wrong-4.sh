docker rm -f reading-lamp
docker run -d --stop-signal KILL --name reading-lamp lamp sleep 1d
