docker rm -f kiosk
docker run -d --name kiosk -v kiosk-files:/app/data busybox:1.36 sh -c 'echo version 2; sleep 1d'
