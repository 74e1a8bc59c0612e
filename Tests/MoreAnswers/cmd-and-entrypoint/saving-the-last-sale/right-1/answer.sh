docker build -q -t evening-till shop
docker run --detach --name evening evening-till
sleep 1
docker container stop evening
