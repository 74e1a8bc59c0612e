docker rename shelf old
docker start old
docker rename old shelf
