docker rm -f stubborn
docker run -d --name stubborn busybox:1.36 sleep 1d
docker stop -t 1 stubborn
