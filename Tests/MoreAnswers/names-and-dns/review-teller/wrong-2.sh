docker rm -f teller
docker run -d --name teller -e SAFE_HOST=safe redis:7-alpine sh -c 'until redis-cli -h $SAFE_HOST set open yes; do sleep 1; done; sleep 1d'
