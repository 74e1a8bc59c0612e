docker rm -f poster
docker run -d --name poster -p 8085:80 -v "$PWD/wall:/html:ro" nginx:alpine
