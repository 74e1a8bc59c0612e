docker rename stubborn old
docker create --init --name stubborn busybox:1.36 sleep 1d
docker start stubborn
docker stop -t 20 stubborn
