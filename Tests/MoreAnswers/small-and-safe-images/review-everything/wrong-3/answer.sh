docker build -q -t final-image final
docker run -d --name final-web --read-only --cap-drop ALL -p 8000:8087 final-image
