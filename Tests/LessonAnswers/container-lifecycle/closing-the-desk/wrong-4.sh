docker rm -f desk
docker run --name desk busybox:1.36 sh -c 'echo saved > /work'
