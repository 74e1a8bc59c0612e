docker run --name bell busybox:1.36 echo ring || true
