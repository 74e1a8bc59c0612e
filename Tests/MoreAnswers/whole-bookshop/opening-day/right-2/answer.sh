docker compose build
docker compose up -d
orders=http://localhost:8095/orders
until curl -sf --data-raw book=1 $orders; do sleep 1; done
until docker compose logs job | grep 'Ordered: book 1'; do sleep 1; done
docker compose stop job
curl -sf -d book=2 $orders
docker compose down --timeout 3
docker compose up -d
until curl -sf --data-raw book=99 $orders; do sleep 1; done
until docker compose logs job | grep 'There is no book 99'; do sleep 1; done
until curl -sf --data-raw book=3 $orders; do sleep 1; done
