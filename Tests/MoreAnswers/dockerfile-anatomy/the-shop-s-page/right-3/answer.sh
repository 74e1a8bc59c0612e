docker build -q -t bookshop .
docker create --name web --publish 8090:8000 bookshop
docker start web
