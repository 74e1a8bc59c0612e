docker volume rm boxed-c
docker volume rm boxed-a
