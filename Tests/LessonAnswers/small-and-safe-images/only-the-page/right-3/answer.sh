cd list
docker build --tag list-page:latest .
