echo 'Sale on Tuesday' > board/page.txt
docker build -q -t billboard:1.0 board
echo 'Sale on Monday' > board/page.txt
docker build -q -t billboard:2.0 -t billboard board
