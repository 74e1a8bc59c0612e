FROM busybox:1.36
ENV MAIL_PASSWORD=
CMD echo The password has 9 letters.
