docker run -d busybox:1.36 sleep 1d > id
docker rename "$(cat id)" clerk
