docker run --rm -v archive:/from -v archive-copy:/to busybox:1.36 sh -c 'cp -a /from/. /to; rm /from/ben'
