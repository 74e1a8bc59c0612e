docker logs register 2>&1 | tail -n 1 > errors.txt
