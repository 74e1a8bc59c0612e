docker tag python:3.12-slim shop-image
