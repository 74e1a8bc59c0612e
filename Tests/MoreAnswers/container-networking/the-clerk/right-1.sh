docker network disconnect hall clerk
docker network connect strongroom clerk
docker network connect hall clerk
