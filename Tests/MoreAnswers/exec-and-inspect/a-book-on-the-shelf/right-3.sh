docker exec -w /shop -i shelf sh <<'END'
echo Kindred > book.txt
END
