sort -o outgoing/sorted.txt incoming/books.txt
