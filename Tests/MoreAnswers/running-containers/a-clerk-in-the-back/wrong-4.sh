docker run -d --name clerk busybox:1.36 echo sleep 1d
