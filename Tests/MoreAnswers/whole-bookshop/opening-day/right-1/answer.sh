docker compose up -d --build --wait
orders=http://localhost:8095/orders
curl -sf -d book=1 $orders
until curl -s $orders | grep Beloved; do sleep 1; done
docker compose stop job
curl -sf -d book=2 $orders
docker compose down
docker compose up -d --wait
curl -sf -d book=99 $orders
sleep 1
curl -sf -d book=3 $orders
