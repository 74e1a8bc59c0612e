echo SIGN=Closed > board.env
docker create --env-file board.env --name board busybox:1.36 /bin/env
docker start -a board
