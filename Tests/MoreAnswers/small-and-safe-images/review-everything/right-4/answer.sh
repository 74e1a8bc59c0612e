docker build -q -t final-image final
docker run -d --name final-web --read-only --cap-drop=ALL --tmpfs=/tmp:size=1m --security-opt=no-new-privileges=true -p 127.0.0.1:8087:8000 final-image
