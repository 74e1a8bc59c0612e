docker rm poster
docker run --name poster --memory 128m busybox:1.36 true
