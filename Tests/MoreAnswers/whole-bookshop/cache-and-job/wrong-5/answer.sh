docker compose up -d --build
orders=http://localhost:8095/orders
until curl -sf -d book=3 $orders; do sleep 1; done
until curl -s $orders | grep Kindred; do sleep 1; done
