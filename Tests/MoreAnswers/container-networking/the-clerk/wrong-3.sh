docker network connect strongroom clerk
docker network disconnect hall clerk
