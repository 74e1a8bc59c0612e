docker run -d --name branch -e SIGN='By the river' -e CURRENCY=EUR busybox:1.36 sleep 1d
