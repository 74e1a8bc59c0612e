docker rm -f reading-lamp
docker run -d --init --restart unless-stopped --name reading-lamp lamp sleep 20
