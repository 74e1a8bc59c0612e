docker run --rm -v archive:/from -v archive-copy:/to busybox:1.36 sh -c 'cd /from && tar -c . | tar -x -C /to'
