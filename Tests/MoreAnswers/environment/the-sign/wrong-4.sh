docker run --rm --name board -e SIGN=Closed busybox:1.36 env
