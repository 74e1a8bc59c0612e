docker run -d --rm --name helper alpine:3.20 sleep 1d
