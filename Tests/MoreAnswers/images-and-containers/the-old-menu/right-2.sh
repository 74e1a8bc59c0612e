docker rm -f lunch && docker rmi "$(docker images -q menu:old)"
