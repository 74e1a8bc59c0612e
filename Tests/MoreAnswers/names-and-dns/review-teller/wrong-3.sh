docker rm -f teller
docker run -d --name teller --network bank -e SAFE_HOST=teller redis:7-alpine sh -c 'until redis-cli -h $SAFE_HOST set open yes; do sleep 1; done; sleep 1d'
