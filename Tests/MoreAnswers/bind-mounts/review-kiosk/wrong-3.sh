docker build -q -t kiosk-image booth
docker rm -f kiosk
docker run -d --name kiosk -v kiosk-files:/app kiosk-image
