docker build -t sorted-shelf -f shelf/Dockerfile shelf
