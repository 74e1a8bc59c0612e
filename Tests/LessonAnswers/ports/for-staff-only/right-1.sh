docker container run --detach --memory 64m --name=office --publish=127.0.0.1:8087:80/tcp nginx:alpine
