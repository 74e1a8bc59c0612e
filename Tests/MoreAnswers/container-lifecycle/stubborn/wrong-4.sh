docker rm -f stubborn
docker run -d --stop-signal INT --init --name stubborn busybox:1.36 sleep 1d
docker stop stubborn
