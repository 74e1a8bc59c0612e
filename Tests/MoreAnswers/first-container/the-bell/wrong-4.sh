docker rm bell
docker run --name bell busybox:1.36 echo rang
