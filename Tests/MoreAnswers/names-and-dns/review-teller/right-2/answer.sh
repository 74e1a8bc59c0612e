docker stop -t 0 teller
docker rename teller old
docker create --name teller --network bank --env-file teller.env redis:7-alpine sh -c \
  'until redis-cli -h $SAFE_HOST set open yes
   do sleep 1; done; sleep 1d'
docker start teller
