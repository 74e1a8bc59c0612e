docker build -t counter-image visits
docker create --name counter counter-image
docker start counter
