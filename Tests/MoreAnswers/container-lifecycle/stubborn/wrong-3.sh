docker rm -f stubborn
docker run --name stubborn busybox:1.36 sh -c 'exit 143'
