docker rm counter && docker run -di --name=counter busybox:1.36 /bin/sh
