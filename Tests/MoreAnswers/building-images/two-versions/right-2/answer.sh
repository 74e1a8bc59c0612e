docker build -q -t billboard:1.0 board
echo 'Sale on Tuesday' > board/page.txt
docker build -q -t billboard board
docker image tag billboard billboard:2.0
