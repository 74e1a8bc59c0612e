export SIGN=Closed
docker run -d --name board -e SIGN busybox:1.36 env
docker wait board
