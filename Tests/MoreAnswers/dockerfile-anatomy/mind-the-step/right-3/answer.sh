cd sign
docker build --tag step-sign:latest .
