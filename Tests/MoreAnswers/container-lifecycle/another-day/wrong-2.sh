docker run -d --init --name shelf2 busybox:1.36 sh -c 'echo open >> /days; sleep 1d'
