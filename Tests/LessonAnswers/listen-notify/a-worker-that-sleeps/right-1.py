import select
import jobs


def main():
    conn = jobs.connect()
    cur = conn.cursor()
    cur.execute("LISTEN bell;")
    while True:
        conn.notifies.clear()
        while jobs.work(conn) is not None:
            pass
        if conn.notifies:
            continue
        select.select([conn], [], [], 5.0)
        conn.poll()


if __name__ == "__main__":
    main()
