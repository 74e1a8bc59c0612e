docker rm -f stubborn
docker run -d --init --name stubborn busybox:1.36 sleep 1d
docker kill stubborn
