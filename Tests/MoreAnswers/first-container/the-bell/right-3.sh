docker rename bell broken-bell
docker run --name bell busybox:1.36 echo ring
