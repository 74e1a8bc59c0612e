docker container exec shelf sh -c 'printf "Kindred\n" > /shop/book.txt'
