cp wall/index.html wal/
