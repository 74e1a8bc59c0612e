docker exec safe redis-cli set open yes
