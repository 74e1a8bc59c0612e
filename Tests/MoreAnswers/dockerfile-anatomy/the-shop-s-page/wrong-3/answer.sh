docker build -q -t bookshop shop
docker run -d --name web -p 8000:8090 bookshop
