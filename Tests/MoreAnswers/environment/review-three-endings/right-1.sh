docker container rm tuesday
