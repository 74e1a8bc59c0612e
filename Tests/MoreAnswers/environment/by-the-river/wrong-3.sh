printf '%s\n' 'SIGN=By the river' CURRENCY=EUR >> river.env
docker run -d --name branch -e SIGN='By the river' -e CURRENCY=EUR busybox:1.36 sleep 1d
