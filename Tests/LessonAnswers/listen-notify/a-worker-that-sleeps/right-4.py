import jobs, select
c = jobs.connect()
c.cursor().execute("LISTEN bell")
did = True
while True:
    if not did:
        select.select([c], [], [], 5)
        c.poll()
        c.notifies = []
    did = jobs.work(c)
