docker run --name box --memory 32m alpine:3.20 free -m
