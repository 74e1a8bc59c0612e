cd board
docker build -t billboard:1.0 .
sed -i 's/Monday/Tuesday/' page.txt
docker build -t billboard:2.0 .
docker tag billboard:2.0 billboard
