cd flat
docker build -t handout .
