docker rm counter
docker run -d --name counter busybox:1.36 sh -c 'while true; do sleep 1; done'
