docker exec desk sh -c 'echo saved > /work'
docker kill desk
