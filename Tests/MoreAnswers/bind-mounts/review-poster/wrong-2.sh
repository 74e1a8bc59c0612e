docker rm -f poster
docker run -d --name poster -p 8085:80 nginx:alpine
docker cp wall/index.html poster:/usr/share/nginx/html/
