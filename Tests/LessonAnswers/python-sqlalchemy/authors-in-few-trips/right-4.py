from sqlalchemy import func, select
from models import Author, Book, engine

query = (select(Author.name, func.count(Book.id))
         .outerjoin(Book, Book.author_id == Author.id)
         .group_by(Author.id)
         .order_by(Author.name, Author.id))
with engine.connect() as connection:
    for name, number in connection.execute(query):
        print(name, number)
