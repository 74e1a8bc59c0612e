cd final
docker build -t final-image .
docker run -d --read-only --tmpfs /tmp --cap-drop=all --security-opt=no-new-privileges -p 127.0.0.1:8087:8000/tcp --name=final-web final-image
