docker exec shelf sh -c 'echo Kindred > /shop/book.txt'
docker restart -t 0 shelf
