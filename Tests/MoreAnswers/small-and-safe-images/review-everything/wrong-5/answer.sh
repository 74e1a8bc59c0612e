docker build -q -t final-image final
docker run -d --name final-web --read-only --tmpfs /tmp --security-opt no-new-privileges:false --cap-drop ALL -p 127.0.0.1:8087:8000 final-image
