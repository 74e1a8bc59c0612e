docker build -q -t final-image final
docker run -d --name final-web -p 8087:8000 --security-opt no-new-privileges:true --cap-drop all --mount type=tmpfs,destination=/tmp --read-only final-image
