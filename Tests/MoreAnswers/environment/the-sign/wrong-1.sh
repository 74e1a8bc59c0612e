SIGN=Closed
docker run --name board -e SIGN busybox:1.36 env
