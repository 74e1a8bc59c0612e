{ docker logs register >/dev/null; } 2>&1 | cat > errors.txt
