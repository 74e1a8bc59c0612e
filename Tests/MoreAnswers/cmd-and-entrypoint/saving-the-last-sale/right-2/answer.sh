cd shop
docker build -t evening-till .
docker create --name evening evening-till
docker start evening
sleep 1
docker stop -t 20 evening
