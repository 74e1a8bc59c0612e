docker rm -f bistro
docker run -d --name bistro -p 8086:80 lentils:1
