docker rm -f reading-lamp
docker run -d --init --name reading-lamp lamp sleep 20
