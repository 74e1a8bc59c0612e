docker stop -t 0 bistro
docker run -d --name bistro2 -p 8086:9070 lentils:1
