docker compose up -d --build
orders=http://localhost:8095/orders
until curl -sf -d book=3 $orders; do sleep 1; done
until curl -s $orders | grep Kindred; do sleep 1; done
mv new.yaml compose.yaml
docker compose up -d --build
orders=http://localhost:8095/orders
until curl -sf -d book=2 $orders; do sleep 1; done
until curl -s $orders | grep Ficciones; do sleep 1; done
