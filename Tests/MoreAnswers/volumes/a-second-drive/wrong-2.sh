docker run --rm -v archive:/from:ro -v archive-copy:/to busybox:1.36 cp /from/ben /to
