docker exec shelf sh -c 'echo Kindred > /shop/books.txt'
