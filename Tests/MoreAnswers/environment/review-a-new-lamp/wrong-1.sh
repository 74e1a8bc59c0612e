docker tag busybox:1.36 lamp
docker rm -f reading-lamp
docker run -d --init --restart unless-stopped --name reading-lamp lamp sleep 1d
