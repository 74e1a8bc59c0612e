import time, psycopg2
db = psycopg2.connect("")
cursor = db.cursor()
out = []
for name in ["plain", "doc", "unlogged"]:
    start = time.perf_counter()
    for i in range(1, 601):
        cursor.execute(f"SELECT * FROM books_{name} WHERE id = %s", (i,))
        cursor.fetchone()
    out.append(f"{name} {(time.perf_counter() - start) / 600 * 1e6:.1f}")
print(", ".join(out))
