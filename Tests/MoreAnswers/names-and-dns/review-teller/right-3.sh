export SAFE_HOST=safe
docker rm -f teller
docker run -d --init -e SAFE_HOST --network bank --name teller redis:7-alpine sh -c 'until redis-cli -h $SAFE_HOST set open yes; do sleep 1; done; sleep 1d'
