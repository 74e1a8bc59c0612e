docker build -t mixed-up mixed
docker run -d --name mixed-run mixed-up
