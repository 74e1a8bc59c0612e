docker compose up -d --build
sleep 2
curl -s -d book=3 http://localhost:8095/orders
true
