docker run --rm -v archive:/from:ro -v "$PWD/archive-copy:/to" busybox:1.36 cp -a /from/. /to
