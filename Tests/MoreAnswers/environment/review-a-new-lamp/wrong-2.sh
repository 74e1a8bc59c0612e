docker rm -f reading-lamp
docker run -d --init --restart unless-stopped --name reading-lamp busybox:1.36 sleep 1d
