docker network connect strongroom clerk
docker network connect strongroom guest
