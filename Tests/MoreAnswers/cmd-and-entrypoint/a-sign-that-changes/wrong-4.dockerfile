FROM busybox:1.36
ENV SIGN="Open until six"
COPY show.sh /
CMD echo "The sign says: Open on Sunday"; echo "The sign is off."
