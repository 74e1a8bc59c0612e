docker rm -f reading-lamp
docker run -d --init --restart unless-stopped --name reading-lamp alpine:3.20 sleep 1d
