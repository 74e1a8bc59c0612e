docker volume rm boxed-a boxed-b boxed-c
docker volume create boxed-b
