echo 'SIGN=By the river' >> river.env
echo 'CURRENCY=EUR' >> river.env
docker container run --detach --env-file river.env --name=branch busybox:1.36 sleep 1d
