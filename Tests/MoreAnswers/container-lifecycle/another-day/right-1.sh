docker container start shelf
