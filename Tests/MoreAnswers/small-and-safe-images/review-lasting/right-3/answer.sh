docker build -t lasting last
docker run --detach --name lasting-run lasting
sleep 1
docker stop --time 30 lasting-run
