echo Kindred | docker exec -i shelf tee /shop/book.txt
