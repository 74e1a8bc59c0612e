docker rm poster
docker run --name poster --cpus 0.5 --memory 128m busybox:1.36 true
