docker start shelf
docker exec shelf sh -c 'echo closed > /days'
