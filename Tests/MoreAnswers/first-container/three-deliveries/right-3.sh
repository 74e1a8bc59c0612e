docker rm -f south
