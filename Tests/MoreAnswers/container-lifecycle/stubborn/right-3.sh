docker rm -f stubborn
docker run -d --init --name stubborn --entrypoint sleep busybox:1.36 1d
docker stop stubborn
