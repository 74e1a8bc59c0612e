docker run --name helper -it --rm -d busybox:1.36 sleep 1d
