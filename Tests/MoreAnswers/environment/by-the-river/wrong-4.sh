printf '%s\n' 'SIGN=By the river' CURRENCY=EUR >> river.env
docker run --name branch --env-file river.env busybox:1.36 env
