FROM python:3.12-slim
WORKDIR /srv/bookshop
COPY ["shop.py", "./"]
ENTRYPOINT ["python3"]
CMD ["shop.py"]
