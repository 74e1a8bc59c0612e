docker rm -f kiosk
docker run -d --rm -v kiosk-files:/app/data --name kiosk kiosk-image:latest
