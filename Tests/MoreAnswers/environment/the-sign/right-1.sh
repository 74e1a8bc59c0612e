docker container run --env SIGN=Closed --name=board busybox:1.36 env
