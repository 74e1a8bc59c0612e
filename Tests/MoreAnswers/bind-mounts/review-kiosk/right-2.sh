docker stop -t 0 kiosk
docker rename kiosk old
docker create --name kiosk -v kiosk-files:/app/data kiosk-image
docker start kiosk
