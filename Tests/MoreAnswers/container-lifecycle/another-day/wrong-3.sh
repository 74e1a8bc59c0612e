docker start shelf
docker pause shelf
