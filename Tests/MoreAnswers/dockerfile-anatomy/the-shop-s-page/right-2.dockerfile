FROM python:3.12-slim
EXPOSE 8000
WORKDIR /srv/bookshop
COPY ["shop.py", "./"]
ENTRYPOINT ["python3"]
CMD ["shop.py"]
