docker container logs register 2>errors.txt >/dev/null
