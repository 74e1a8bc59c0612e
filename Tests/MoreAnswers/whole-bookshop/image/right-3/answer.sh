cd shop
docker build --tag shop-image:latest .
