docker rm shelf
docker run -d --init --name shelf busybox:1.36 sh -c 'echo open >> /days; echo open >> /days; sleep 1d'
