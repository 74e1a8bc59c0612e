docker run -d --rm --env-file parlor.env -p 127.0.0.1:8088:80 --name parlor nginx:alpine
