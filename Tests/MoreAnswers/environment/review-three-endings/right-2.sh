docker rm -f tuesday
