docker compose up -d --build db cache
docker compose up -d --build
until curl -sf -X POST --data-urlencode book=3 http://localhost:8095/orders
do sleep 1; done
