FROM busybox:1.36
ENTRYPOINT ["sh"]
CMD ["/srv/serve.sh"]
COPY serve.sh /srv/
