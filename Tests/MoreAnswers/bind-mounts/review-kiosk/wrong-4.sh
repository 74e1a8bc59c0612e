docker rm -f kiosk
docker run -d --name kiosk -v files:/app/data kiosk-image
