cd poster
docker build -t banner .
docker run -d -e SIGN='Open on Sunday' --name sunday banner
sleep 1
docker stop sunday
