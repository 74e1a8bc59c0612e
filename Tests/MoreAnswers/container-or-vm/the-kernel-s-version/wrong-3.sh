docker run --name core alpine:3.20 uname -r
