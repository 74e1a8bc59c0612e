docker rm -f poster
cd wall
docker run --detach --rm -v "$PWD:/usr/share/nginx/html:ro" --publish 8085:80 --name poster nginx:alpine
