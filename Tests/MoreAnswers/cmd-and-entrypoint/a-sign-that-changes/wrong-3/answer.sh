docker build -q -t banner poster
docker run -d --name sunday -e SIGN="Open on Sunday" banner sh /show.sh "Open on Sunday"
sleep 1
docker stop sunday
