cd slow
docker build -t tortoise .
