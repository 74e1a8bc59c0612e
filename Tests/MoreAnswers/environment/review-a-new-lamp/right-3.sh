docker rm -f reading-lamp
docker run -d --rm --init --name reading-lamp alpine:3.20 sleep 1d
