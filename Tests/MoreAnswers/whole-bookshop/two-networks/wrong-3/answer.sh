docker compose up -d --build
until curl -sf -d book=3 http://localhost:8095/orders
do sleep 1; done
cp drawn-shop.yaml compose.yaml
