cat >> river.env <<'END'
SIGN=By the river

CURRENCY=EUR
END
docker run --env-file "$PWD/river.env" --name branch -d busybox:1.36 sleep 1d
