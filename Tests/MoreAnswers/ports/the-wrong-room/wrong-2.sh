docker rm -f bistro
docker run -d --name bistro -p 9070 lentils:1
