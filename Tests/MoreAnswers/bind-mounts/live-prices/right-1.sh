docker run -d --name counter-dev -p 8084:8000 \
  --mount "type=bind,source=$PWD/code,target=/app" --workdir /app python:3.12-slim python3 shop.py
sed -i 's/10\.99/11.49/' code/shop.py
docker stop -t 0 counter-dev
docker start counter-dev
