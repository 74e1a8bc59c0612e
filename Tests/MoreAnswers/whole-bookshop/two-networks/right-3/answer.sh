docker compose build
docker compose up --detach --wait
until curl -sf --data "book=4" http://localhost:8095/orders
do sleep 1; done
