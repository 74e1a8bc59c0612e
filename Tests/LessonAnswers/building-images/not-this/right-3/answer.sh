echo 'diary.txt' > flat/.dockerignore
echo '**/*.bak' >> flat/.dockerignore
docker build --tag handout:latest flat
