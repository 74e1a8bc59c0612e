import timeit
import psycopg2

cursor = psycopg2.connect("").cursor()
for name, column in (("plain", "title"), ("doc", "doc"), ("unlogged", "title")):
    def run():
        for i in range(3000, 4000):
            cursor.execute("SELECT %s FROM books_%s WHERE id = %d" % (column, name, i))
            cursor.fetchone()
    print(name + ":", round(timeit.timeit(run, number=1) * 1000))
