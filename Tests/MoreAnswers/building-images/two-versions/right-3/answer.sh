docker build -q -t billboard:1.0 monday
echo 'Sale on Tuesday' > board/page.txt
docker build -q --tag billboard:2.0 --tag billboard:latest board
