docker compose up -d
docker run -d --restart always busybox:1.36 sh -c "echo ding; sleep 2"
