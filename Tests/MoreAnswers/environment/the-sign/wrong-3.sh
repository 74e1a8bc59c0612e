docker run --name board busybox:1.36 sh -c 'export SIGN=Closed; env'
