docker start -a poster || true
