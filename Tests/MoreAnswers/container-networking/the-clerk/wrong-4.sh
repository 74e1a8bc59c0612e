docker network connect strongroom guest
