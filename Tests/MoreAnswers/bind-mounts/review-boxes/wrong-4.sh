docker run --rm -v boxed-b:/box busybox:1.36 rm /box/key
docker volume rm boxed-a boxed-c
