docker compose up -d --build
orders=http://localhost:8095/orders
until curl -sf -d book=1 $orders; do sleep 1; done
until curl -s $orders | grep Beloved; do sleep 1; done
docker compose stop job
curl -sf -d book=2 $orders
docker compose down
docker compose up -d
until curl -sf -d book=99 $orders; do sleep 1; done
curl -sf -d book=3 $orders
