cd final
docker build -t final-image .
docker run -d --read-only --tmpfs /tmp --cap-drop=all -p 8087:8000/tcp --name=final-web final-image
