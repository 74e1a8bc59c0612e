docker compose up -d --build
orders=http://localhost:8095/orders
until curl -sf -X POST -d book=1 $orders; do sleep 1; done
until curl -s $orders | grep Beloved; do sleep 1; done
docker compose stop job
curl -sf -d book=2 $orders
docker compose down
docker compose up -d
until curl -sf $orders; do sleep 1; done
docker compose exec -T web python3 -c '
from urllib.request import urlopen
for book in 99, 3:
    urlopen("http://localhost:8000/orders", b"book=%d" % book)
'
