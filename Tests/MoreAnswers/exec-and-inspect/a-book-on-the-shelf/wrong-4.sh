docker exec shelf sh -c 'echo Beloved > /shop/book.txt'
