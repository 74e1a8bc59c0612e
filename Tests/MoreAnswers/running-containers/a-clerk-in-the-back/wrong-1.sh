docker run -d --name clerk alpine:3.20 sleep 1d
