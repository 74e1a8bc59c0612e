docker build -q -t mixed-up mixed
docker run --name mixed-run mixed-up sort books.txt
