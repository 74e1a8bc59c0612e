docker run --name board -e SIGN=closed busybox:1.36 env
