docker build -q -t evening-till shop
docker run -d --name evening evening-till
sleep 1
docker stop evening
