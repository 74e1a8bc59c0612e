docker stop -t 0 bistro
docker rename bistro closed
docker create --name bistro -p 8086:9070 lentils:1
docker start bistro
