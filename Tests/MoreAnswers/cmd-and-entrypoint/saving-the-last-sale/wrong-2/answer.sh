docker build -q -t evening-till shop
docker run -d --name evening evening-till sh till.sh
sleep 1
docker stop -t 1 evening
