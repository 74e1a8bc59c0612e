docker build -q -t lasting last
docker run -d --name lasting-run lasting
sleep 1
docker kill lasting-run
