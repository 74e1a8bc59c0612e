docker tag alpine:3.20 dish
docker run --name table2 dish true
