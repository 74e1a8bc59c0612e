cd final
docker build -t final-image .
docker run -d -p 8087:8000/tcp --name=final-web final-image
