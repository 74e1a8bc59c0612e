docker container rm --force kiosk
docker container run --detach --name kiosk --mount source=kiosk-files,target=/app/data kiosk-image
