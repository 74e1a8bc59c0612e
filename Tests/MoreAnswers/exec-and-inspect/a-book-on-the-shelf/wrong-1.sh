docker exec shelf echo 'Kindred > /shop/book.txt'
