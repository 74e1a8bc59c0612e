docker container rm south
