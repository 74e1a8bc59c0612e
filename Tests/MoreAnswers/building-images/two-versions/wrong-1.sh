docker build -q -t billboard:1.0 -t billboard:2.0 -t billboard board
