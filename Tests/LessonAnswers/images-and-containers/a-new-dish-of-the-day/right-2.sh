docker rmi -f dish
docker tag alpine:3.20 dish
docker create --name table2 dish sleep 1d
docker start table2
