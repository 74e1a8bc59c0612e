# All of it in one transaction: set_config, PREPARE, EXECUTE, and DEALLOCATE.
import sys
import psycopg2

till = psycopg2.connect("service=p")
cursor = till.cursor()
for line in sys.stdin:
    cursor.execute("SELECT set_config('shop.branch', %s,"
                   " true)", [sys.argv[1]])
    cursor.execute("PREPARE sell AS INSERT INTO sales"
                   " (title) VALUES ($1)")
    cursor.execute("EXECUTE sell (%s)", [line.strip()])
    cursor.execute("DEALLOCATE sell")
    till.commit()
    print("Sold:", line.strip())
