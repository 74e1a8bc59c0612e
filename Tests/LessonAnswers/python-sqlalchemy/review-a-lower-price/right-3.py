import sys
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from models import engine

try:
    with engine.begin() as connection:
        connection.execute(text("UPDATE books SET price = price - :euros WHERE genre = :genre"),
                           {"genre": sys.argv[1], "euros": float(sys.argv[2])})
except IntegrityError:
    print("too much")
    sys.exit(1)
print("done")
