FROM python:3.12-slim
RUN useradd app
WORKDIR /data
RUN echo one more > /data/visits
USER app
CMD ["sleep", "1d"]
