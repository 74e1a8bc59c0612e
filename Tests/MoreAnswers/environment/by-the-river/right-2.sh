printf '%s\n' '# The branch' CURRENCY=EUR 'SIGN=By the river' >> river.env
docker create --name branch --env-file ./river.env busybox:1.36 sleep 1d
docker start branch
